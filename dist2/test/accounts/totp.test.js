import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { encodeBase32, newTotpSeed, totpCode, totpQrCode, totpStep, totpUri, verifyTotp, verifyTotpPair, } from '../../src/accounts/totp.js';
const seed = Buffer.from('12345678901234567890');
describe('a time-based one-time password', () => {
    it('is what RFC 6238 says (appendix B, SHA-1, its last six digits)', () => {
        const vectors = [
            [59, '94287082'],
            [1_111_111_109, '07081804'],
            [1_111_111_111, '14050471'],
            [1_234_567_890, '89005924'],
            [2_000_000_000, '69279037'],
            [20_000_000_000, '65353130'],
        ];
        for (const [seconds, code] of vectors) {
            strictEqual(totpCode(seed, totpStep(seconds * 1000)), code.slice(2));
        }
    });
    const now = 1_700_000_010_000;
    const step = totpStep(now);
    const codeOf = (offset) => totpCode(seed, step + offset);
    it('is taken in its own 30 seconds and those before and after', () => {
        for (const offset of [-1, 0, 1]) {
            strictEqual(verifyTotp(seed, codeOf(offset), { now }), step + offset);
        }
        for (const offset of [-3, -2, 2, 3]) {
            strictEqual(verifyTotp(seed, codeOf(offset), { now }), undefined);
        }
    });
    it('is taken once, and none that came before it', () => {
        strictEqual(verifyTotp(seed, codeOf(0), { now, lastStep: step }), undefined);
        strictEqual(verifyTotp(seed, codeOf(-1), { now, lastStep: step }), undefined);
        strictEqual(verifyTotp(seed, codeOf(1), { now, lastStep: step }), step + 1);
    });
    it('is six digits and nothing else', () => {
        const code = codeOf(0);
        for (const other of ['', ' ', `${code} `, `0${code}`, code.slice(1), '١٢٣٤٥٦', 'abcdef']) {
            strictEqual(verifyTotp(seed, other, { now }), undefined, other);
        }
    });
    it('enables a device when two follow each other', () => {
        strictEqual(verifyTotpPair(seed, [codeOf(-5), codeOf(-4)], { now }), step - 4);
        strictEqual(verifyTotpPair(seed, [codeOf(0), codeOf(1)], { now }), step + 1);
        strictEqual(verifyTotpPair(seed, [codeOf(0), codeOf(0)], { now }), undefined);
        strictEqual(verifyTotpPair(seed, [codeOf(1), codeOf(0)], { now }), undefined);
        strictEqual(verifyTotpPair(seed, [codeOf(0), codeOf(2)], { now }), undefined);
        strictEqual(verifyTotpPair(seed, [codeOf(500), codeOf(501)], { now }), undefined);
        const lastStep = step + 1;
        strictEqual(verifyTotpPair(seed, [codeOf(0), codeOf(1)], { now, lastStep }), undefined);
    });
});
describe('the seed of an MFA device', () => {
    it('is 64 letters of base32, as at AWS', () => {
        const { seed: bytes, text } = newTotpSeed(randomBytes);
        match(text, /^[A-Z2-7]{64}$/);
        strictEqual(text, encodeBase32(bytes));
    });
    it('is base32 as RFC 4648 says, without padding', () => {
        const vectors = { '': '', f: 'MY', fo: 'MZXQ', foo: 'MZXW6', foob: 'MZXW6YQ' };
        for (const [text, encoded] of Object.entries({ ...vectors, foobar: 'MZXW6YTBOI' })) {
            strictEqual(encodeBase32(Buffer.from(text)), encoded);
        }
    });
    it('goes to apps as an otpauth address and its QR code', async () => {
        const uri = totpUri('ann phone', '123456789012', 'MZXW6YTBOI');
        strictEqual(uri, 'otpauth://totp/ann%20phone@123456789012?secret=MZXW6YTBOI');
        const png = await totpQrCode(uri);
        deepStrictEqual(png.subarray(1, 4).toString(), 'PNG');
    });
});
