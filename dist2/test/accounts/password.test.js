import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict';
import { hashPassword, isPasswordReused, PasswordsBusy, passwordExpiresAt, passwordProblems, verifyPassword, } from '../../src/accounts/password.js';
import { limits } from '../../src/limits.js';
describe('a console password', () => {
    it('is kept as a salted hash that only it opens', async () => {
        const record = await hashPassword('correct horse é');
        ok(await verifyPassword('correct horse é', record));
        // The same letter, written as two characters.
        ok(await verifyPassword('correct horse e\u0301', record));
        strictEqual(await verifyPassword('correct horse e', record), false);
        strictEqual(await verifyPassword('', record), false);
        strictEqual(record.algorithm, 'scrypt');
        ok(!JSON.stringify(record).includes('horse'));
    });
    it('has a hash of its own each time', async () => {
        const [one, two] = await Promise.all([hashPassword('same'), hashPassword('same')]);
        ok(one.hash !== two.hash && one.salt !== two.salt);
    });
    it('is verified with what it was hashed with', async () => {
        // RFC 7914, 12: scrypt("pleaseletmein", "SodiumChloride", 16384, 8, 1), its first 32 bytes.
        const hash = Buffer.from('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2', 'hex').toString('base64');
        const salt = Buffer.from('SodiumChloride').toString('base64');
        const parameters = { cost: 16_384, blockSize: 8, parallelization: 1 };
        const record = { algorithm: 'scrypt', ...parameters, salt, hash };
        ok(await verifyPassword('pleaseletmein', record));
    });
    it('is wrong for a user that is not there', async () => {
        strictEqual(await verifyPassword('any', undefined), false);
        strictEqual(await verifyPassword('', undefined), false);
    });
    it('is not hashed when too many wait', async () => {
        const many = limits.passwordHashesAtOnce + limits.passwordHashesWaiting;
        const record = {
            ...(await hashPassword('x')),
            cost: 1024,
            parallelization: 1,
        };
        const taken = Array.from({ length: many }, () => verifyPassword('x', record));
        await rejects(verifyPassword('x', record), PasswordsBusy);
        await Promise.all(taken);
        ok((await verifyPassword('x', record)) === false);
    });
});
const lenient = {
    minimumPasswordLength: 6,
    requireSymbols: false,
    requireNumbers: false,
    requireUppercaseCharacters: false,
    requireLowercaseCharacters: false,
};
describe("an account's password policy", () => {
    it('asks for a length and for kinds of characters', () => {
        const strict = {
            minimumPasswordLength: 10,
            requireSymbols: true,
            requireNumbers: true,
            requireUppercaseCharacters: true,
            requireLowercaseCharacters: true,
        };
        deepStrictEqual(passwordProblems('Abcdefgh1!', strict), []);
        deepStrictEqual(passwordProblems('', strict), [
            'Password should have a minimum length of 10',
            'Password should have at least one uppercase letter',
            'Password should have at least one lowercase letter',
            'Password should have at least one number',
            'Password should have at least one symbol',
        ]);
        deepStrictEqual(passwordProblems('Abcdefgh1~', strict), [
            'Password should have at least one symbol',
        ]);
    });
    it('asks for what it says and no more', () => {
        deepStrictEqual(passwordProblems('aaaaaa', lenient), []);
        strictEqual(passwordProblems('aaaaa', lenient).length, 1);
    });
    it('is at most 128 characters of Latin-1', () => {
        deepStrictEqual(passwordProblems('é'.repeat(128), lenient), []);
        strictEqual(passwordProblems('é'.repeat(129), lenient).length, 1);
        strictEqual(passwordProblems('пароль', lenient).length, 1);
        strictEqual(passwordProblems('aaaaaa\0', lenient).length, 1);
    });
    it("is AWS's own where there is none: eight characters, three kinds, not the account", () => {
        deepStrictEqual(passwordProblems('Abcdefg1', undefined), []);
        deepStrictEqual(passwordProblems('abcdef1!', undefined), []);
        strictEqual(passwordProblems('Abcdef1', undefined).length, 1);
        strictEqual(passwordProblems('abcdefg1', undefined).length, 1);
        strictEqual(passwordProblems('My-Account', undefined, 'My-Account').length, 1);
    });
    it('forbids so many earlier passwords as it says', async () => {
        const previous = [await hashPassword('newest'), await hashPassword('oldest')];
        ok(await isPasswordReused('oldest', previous, { passwordReusePrevention: 2 }));
        strictEqual(await isPasswordReused('oldest', previous, { passwordReusePrevention: 1 }), false);
        strictEqual(await isPasswordReused('newest', previous, {}), false);
    });
    it('lets passwords expire after days, or never', () => {
        const setAt = Date.UTC(2026, 0, 1);
        strictEqual(passwordExpiresAt(setAt, { maxPasswordAge: 90 }), Date.UTC(2026, 3, 1));
        strictEqual(passwordExpiresAt(setAt, {}), undefined);
        strictEqual(passwordExpiresAt(setAt, undefined), undefined);
    });
});
