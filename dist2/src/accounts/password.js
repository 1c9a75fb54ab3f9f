/** Console passwords: kept as scrypt hashes, and what an account's password policy asks of them. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { limits } from '../limits.js';
/** More passwords are waiting to be hashed than the server takes on. */
export class PasswordsBusy extends Error {
    name = 'PasswordsBusy';
}
/**
 * 32 MiB and some 200 ms, as OWASP advises for scrypt.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const parameters = { cost: 2 ** 15, blockSize: 8, parallelization: 3 };
const saltBytes = 16;
const hashBytes = 32;
/** Hashes a password in the thread pool, a few at a time; rejects with PasswordsBusy. */
export async function hashPassword(password) {
    const salt = randomBytes(saltBytes).toString('base64');
    const hash = await digest(password, { ...parameters, salt });
    return { algorithm: 'scrypt', ...parameters, salt, hash: hash.toString('base64') };
}
/**
 * Whether this is the password. Without a record (no such user) it takes as long, so that time does
 * not tell who exists. Rejects with PasswordsBusy.
 */
export async function verifyPassword(password, record) {
    const { salt = '', hash = '', ...rest } = record ?? {};
    const expected = Buffer.from(hash, 'base64');
    const found = await digest(password, { ...parameters, ...rest, salt });
    return expected.length === found.length && timingSafeEqual(expected, found);
}
let running = 0;
const waiting = [];
async function digest(password, { salt, cost, blockSize, parallelization }) {
    if (running >= limits.passwordHashesAtOnce) {
        if (waiting.length >= limits.passwordHashesWaiting)
            throw new PasswordsBusy();
        await new Promise((resolve) => waiting.push(resolve));
    }
    else {
        running++;
    }
    const options = { cost, blockSize, parallelization, maxmem: 256 * cost * blockSize };
    try {
        return await new Promise((resolve, reject) => {
            const text = password.normalize('NFC');
            scrypt(text, Buffer.from(salt, 'base64'), hashBytes, options, (error, key) => {
                if (error === null)
                    resolve(key);
                else
                    reject(error);
            });
        });
    }
    finally {
        // The place goes to who waits longest, or is free.
        const next = waiting.shift();
        if (next === undefined)
            running--;
        else
            next();
    }
}
const symbols = /[!@#$%^&*()_+\-=[\]{}|']/;
const classes = [
    ['requireUppercaseCharacters', /[A-Z]/, 'uppercase letter'],
    ['requireLowercaseCharacters', /[a-z]/, 'lowercase letter'],
    ['requireNumbers', /[0-9]/, 'number'],
    ['requireSymbols', symbols, 'symbol'],
];
/**
 * Why a password may not be used, in sentences for PasswordPolicyViolation; empty: it may. Without
 * a policy of the account's own, AWS's applies: eight characters, of three of the four kinds, and
 * not the account's name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
 */
export function passwordProblems(password, policy, accountName) {
    const problems = [];
    const minimum = policy?.minimumPasswordLength ?? limits.passwordLengthDefaultMin;
    if (password.length < minimum) {
        problems.push(`Password should have a minimum length of ${minimum}`);
    }
    if (password.length > limits.passwordLengthMax) {
        problems.push(`Password should have a maximum length of ${limits.passwordLengthMax}`);
    }
    if (!/^[\t\n\r\x20-\xff]*$/.test(password)) {
        problems.push('Password should have characters of Basic Latin and Latin-1 only');
    }
    const missing = classes.filter(([, expression]) => !expression.test(password));
    if (policy === undefined) {
        if (missing.length > 1) {
            problems.push('Password should have at least three of: uppercase letters, lowercase letters, numbers, ' +
                'symbols');
        }
        if (password === accountName)
            problems.push('Password should not be the name of the account');
        return problems;
    }
    const required = missing.filter(([name]) => policy[name]);
    return [...problems, ...required.map(([, , kind]) => `Password should have at least one ${kind}`)];
}
/** Whether a password is one of those that a policy forbids to use again; newest first. */
export async function isPasswordReused(password, previous, policy) {
    for (const record of previous.slice(0, policy.passwordReusePrevention ?? 0)) {
        if (await verifyPassword(password, record))
            return true;
    }
    return false;
}
const dayMs = 24 * 3600 * 1000;
/** When a password that was set at a time expires; undefined: never. */
export function passwordExpiresAt(setAt, policy) {
    const days = policy?.maxPasswordAge;
    return days === undefined ? undefined : setAt + days * dayMs;
}
