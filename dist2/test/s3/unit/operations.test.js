import assert from 'node:assert/strict';
import { askedByHandler } from '../../../src/s3/operation.js';
import * as operations from '../../../src/s3/operations.js';
import { loadModel } from '../../../src/wire/model.js';
const s3Operations = new Map(Object.entries(operations));
describe('the operations of S3', () => {
    it('are known to AWS by their names', () => {
        const known = loadModel('s3').operations;
        for (const name of s3Operations.keys())
            assert.ok(known.has(name), name);
    });
    it('each need a permission of AWS’s', () => {
        for (const [name, { permission }] of s3Operations) {
            if (permission === askedByHandler)
                continue;
            const sample = { Fields: new Map() };
            const asked = typeof permission === 'function' ? permission(sample) : permission;
            const list = typeof asked === 'string' ? [asked] : asked;
            assert.ok(list.length > 0, name);
            for (const each of list)
                assert.match(each, /^s3(express)?:[A-Z]\w+$/, name);
        }
    });
    it('of which two know only from their documents what they need', () => {
        const silent = [...s3Operations].filter(([, { permission }]) => permission === askedByHandler);
        assert.deepEqual(silent.map(([name]) => name).sort(), ['CreateBucket', 'DeleteObjects']);
    });
});
