import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '../../src/wire/error-codes.js';
import { AwsError, encodeRestXmlError } from '../../src/wire/errors.js';
import { loadModel } from '../../src/wire/model.js';
import { parseXml } from '../../src/wire/xml.js';
import { repositoryRoot } from '../support/server.js';
import { listFiles } from '../support/sources.js';
import { rpcServices } from './rpc-exchange.js';
const context = { resource: '/b/a&b', requestId: 'ID', hostId: 'HOST' };
/** A code that is thrown, and whether a status stands with it. */
const thrown = /new AwsError\(\s*'(\w+)'(,\s*\{[^)]*?\bstatus\b)?/g;
describe('an AWS error', () => {
    it('has a status wherever it is thrown: its own, or that of a table or a schema', () => {
        const known = new Set(Object.keys(errorCodes));
        for (const { errors, queryErrors } of rpcServices.map(loadModel)) {
            for (const name of Object.keys(errors))
                known.add(name);
            for (const { code } of Object.values(queryErrors))
                known.add(code);
        }
        for (const path of listFiles('src').filter((each) => each.endsWith('.ts'))) {
            const source = readFileSync(join(repositoryRoot, path), 'utf8');
            for (const [, code = '', status] of source.matchAll(thrown)) {
                assert.ok(status || known.has(code), `${path} throws ${code}: add it to src/wire/error-codes.ts, or give it a status`);
            }
        }
    });
    it('has the status and words of its code', () => {
        const error = new AwsError('NoSuchKey');
        assert.equal(error.status, 404);
        assert.equal(error.message, 'The specified key does not exist.');
        assert.ok(error instanceof Error);
    });
    it('may have its own words, status, headers and cause', () => {
        const cause = new Error('why');
        const options = { message: 'M', status: 418, headers: { Allow: 'GET' }, cause };
        const error = new AwsError('InvalidRequest', options);
        assert.deepEqual([error.message, error.status, error.cause], ['M', 418, cause]);
        assert.deepEqual(error.headers, { Allow: 'GET' });
    });
    it('is 500 under a code that is not in the table', () => {
        assert.equal(new AwsError('Unheard').status, 500);
    });
    it('leaves the stack traces of bugs alone', () => {
        const before = Error.stackTraceLimit;
        new AwsError('NoSuchKey');
        assert.equal(Error.stackTraceLimit, before);
    });
    it('is a document without namespace: code, message, detail, resource, ids', () => {
        const detail = { BucketName: 'b"<', Key: '\u0001' };
        const xml = encodeRestXmlError(new AwsError('NoSuchBucket', { detail }), context);
        assert.equal(xml, '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchBucket</Code>' +
            '<Message>The specified bucket does not exist</Message>' +
            '<BucketName>b&quot;&lt;</BucketName><Key>&#x1;</Key>' +
            '<Resource>/b/a&amp;b</Resource><RequestId>ID</RequestId><HostId>HOST</HostId></Error>');
    });
    for (const [code, [status, message]] of Object.entries(errorCodes)) {
        it(`${code} is ${status}, with words`, () => {
            assert.ok(status >= 300 && status < 600 && message.length > 5);
            const root = parseXml(Buffer.from(encodeRestXmlError(new AwsError(code), context)));
            assert.deepEqual(root.children.slice(0, 2).map(({ text }) => text), [code, message]);
        });
    }
});
