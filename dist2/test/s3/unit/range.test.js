import assert from 'node:assert/strict';
import { parseCopyRange, parseRange } from '../../../src/s3/range.js';
describe('ranges', () => {
    const cases = [
        ['bytes=0-', 10, { start: 0, length: 10 }],
        ['bytes=0-0', 1, { start: 0, length: 1 }],
        ['BYTES=3-5', 10, { start: 3, length: 3 }],
        ['bytes=9-99999999999999999999', 10, { start: 9, length: 1 }],
        ['bytes=-1', 10, { start: 9, length: 1 }],
        ['bytes=-99', 10, { start: 0, length: 10 }],
        ['bytes=-1', 0, 'unsatisfiable'],
        ['bytes=0-', 0, 'unsatisfiable'],
        ['bytes=10-10', 10, 'unsatisfiable'],
        ['bytes=-0', 10, 'unsatisfiable'],
        ['bytes=5-4', 10, undefined],
        ['bytes=', 10, undefined],
        ['bytes=-', 10, undefined],
        ['bytes=1-2,4-5', 10, undefined],
        ['bytes=1 - 2', 10, undefined],
        ['bytes=0x1-2', 10, undefined],
        ['octets=1-2', 10, undefined],
    ];
    for (const [header, sizeBytes, expected] of cases) {
        it(`${header} of ${sizeBytes} bytes`, () => {
            assert.deepEqual(parseRange(header, sizeBytes), expected);
        });
    }
    it('a copy’s range must be exact and within the source', () => {
        assert.equal(parseCopyRange(undefined, 10), undefined);
        assert.deepEqual(parseCopyRange('bytes=0-9', 10), { start: 0, length: 10 });
        assert.throws(() => parseCopyRange('bytes=0-10', 10), { code: 'InvalidRange', status: 416 });
        for (const header of ['bytes=1-', 'bytes=-1', '0-1', 'bytes=2-1', 'bytes=0-1,2-3']) {
            assert.throws(() => parseCopyRange(header, 10), { code: 'InvalidArgument' }, header);
        }
    });
});
