import assert from 'node:assert/strict';
import { parseCopySource, parseRenameSource } from '../../../src/s3/copy-source.js';
/** As node gives a header that holds raw UTF-8. */
const raw = (text) => Buffer.from(text).toString('latin1');
describe('copy sources', () => {
    const cases = [
        ['b/k', 'b', 'k', undefined],
        ['/b/k', 'b', 'k', undefined],
        ['b/a/b/c', 'b', 'a/b/c', undefined],
        ['b//k', 'b', '/k', undefined],
        ['b/a%20b%2Bc', 'b', 'a b+c', undefined],
        ['b/a+b', 'b', 'a+b', undefined],
        ['b%2Fk', 'b', 'k', undefined],
        ['b/k?versionId=null', 'b', 'k', 'null'],
        ['b/k?x=1', 'b', 'k?x=1', undefined],
        ['b/k%3FversionId%3Dx', 'b', 'k?versionId=x', undefined],
        ['b/%C3%A4', 'b', 'ä', undefined],
        [raw('b/ä'), 'b', 'ä', undefined],
    ];
    for (const [header, bucket, key, versionId] of cases) {
        it(header, () => assert.deepEqual(parseCopySource(header), { bucket, key, versionId }));
    }
    for (const header of ['', '/', 'b', 'b/', '/b/', 'b/%', 'b/%E4', 'b/\xe4']) {
        it(`refuses ${JSON.stringify(header)}`, () => {
            assert.throws(() => parseCopySource(header), { code: 'InvalidArgument', status: 400 });
        });
    }
    it('of a rename are keys, with or without the bucket', () => {
        assert.equal(parseRenameSource('a%20b', 'bucket'), 'a b');
        assert.equal(parseRenameSource('/bucket/a', 'bucket'), 'a');
        assert.equal(parseRenameSource('bucket/a', 'bucket'), 'bucket/a');
        assert.equal(parseRenameSource('/other/a', 'bucket'), '/other/a');
    });
});
