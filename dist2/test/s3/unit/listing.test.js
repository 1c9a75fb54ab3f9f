import assert from 'node:assert/strict';
import { makeToken, nameEncoder, pageSize, readToken } from '../../../src/s3/listing.js';
describe('tokens of listings', () => {
    it('hold any name and do not show it', () => {
        for (const name of ['a', 'ä/🌲 \u0001', 'x'.repeat(1024)]) {
            assert.equal(readToken(makeToken(name)), name);
        }
        assert.ok(!makeToken('secret').includes('secret'));
    });
    it('are refused when they are not ours, or not whole', () => {
        const token = makeToken('a name of some length');
        for (const forged of ['', '1', 'a', 'made-up', token.slice(0, -1), `${token}=`, `${token}!`]) {
            assert.throws(() => readToken(forged), { code: 'InvalidArgument' }, forged);
        }
    });
});
describe('names in listings', () => {
    it('are encoded as in a URL, slashes left alone', () => {
        const encode = nameEncoder('url');
        assert.equal(encode('a/b.c-d_e~f'), 'a/b.c-d_e~f');
        assert.equal(encode('a b+c%d&e=f'), 'a%20b%2Bc%25d%26e%3Df');
        assert.equal(encode('ä\u0001'), '%C3%A4%01');
        assert.equal(nameEncoder(undefined)('a b'), 'a b');
    });
});
describe('pages of listings', () => {
    it('hold 1,000 at most', () => {
        assert.deepEqual([undefined, 0, 1, 1000, 1001].map(size), [1000, 0, 1, 1000, 1000]);
        assert.throws(() => size(-1), { code: 'InvalidArgument' });
    });
    const size = (asked) => pageSize(asked, 'max-keys');
});
