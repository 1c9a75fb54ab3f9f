import { strictEqual } from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { SigningKey, sameSignature } from '../../src/auth/signing-keys.js';
describe('a signing key', () => {
    const secret = Buffer.from('0b'.repeat(32), 'hex');
    const key = new SigningKey(secret);
    it('signs like RFC 4231, test case 1', () => {
        const signed = new SigningKey(Buffer.alloc(20, 0x0b)).sign('Hi There');
        strictEqual(signed, 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7');
    });
    it('signs texts of any length and alphabet as HMAC-SHA256 does', () => {
        const letters = ['a', 'é', '日', '\u0141'];
        for (const letter of letters) {
            for (const length of [0, 1, 55, 56, 64, 150, 299, 300, 301, 5000, 3]) {
                const text = letter.repeat(length);
                const expected = createHmac('sha256', secret).update(text).digest('hex');
                strictEqual(key.sign(text), expected, `${length} of ${letter}`);
            }
        }
    });
    it('is compared over the whole length', () => {
        const signature = key.sign('text');
        strictEqual(sameSignature(signature, signature), true);
        strictEqual(sameSignature(signature, `${signature.slice(0, -1)}g`), false);
        strictEqual(sameSignature(signature, signature.slice(0, -1)), false);
        strictEqual(sameSignature(signature, signature.toUpperCase()), false);
        strictEqual(sameSignature('ab\u0161', 'ab\u0161'), true);
        strictEqual(sameSignature('a', '\u0161'), false);
        strictEqual(sameSignature(signature + signature, signature + signature), false);
    });
});
