import assert from 'node:assert/strict';
import { isBucketName } from '../../../src/s3/bucket-name.js';
describe('bucket names', () => {
    const good = ['abc', 'a-b', 'a.b', '0bc', 'my.bucket-1', '1.2.3', 'a'.repeat(63), '1.2.3.4.5'];
    for (const name of good)
        it(`${name} is one`, () => assert.equal(isBucketName(name), true));
    const bad = [
        ...['', 'a', 'ab', 'a'.repeat(64), 'Abc', 'a_b', 'a b', 'ä-b', 'abc/', '.abc', 'abc.', '-abc'],
        ...['abc-', 'a..b', 'a.-b', 'a-.b', '1.2.3.4', '192.168.5.4', 'xn--abc', 'sthree-abc'],
        ...['abc-s3alias', 'abc--ol-s3', 'abc.mrap', 'abc--x-s3', 'abc--table-s3', 'abc\n'],
    ];
    for (const name of bad) {
        it(`${JSON.stringify(name)} is none`, () => assert.equal(isBucketName(name), false));
    }
});
