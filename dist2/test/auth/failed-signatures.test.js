import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { slowFailures } from '../../src/auth/failed-signatures.js';
import { signatureMismatch, unknownAccessKey } from '../../src/auth/refusals.js';
import { limits } from '../../src/limits.js';
const { signatureFailuresFree: free, signatureFailuresMs, signatureDelayMsMax } = limits;
const request = {};
const right = { caller: { type: 'anonymous' } };
describe('wrong signatures', () => {
    let now = 0;
    let waits = [];
    let outcome;
    let slow;
    const wrong = (accessKeyId) => () => {
        throw signatureMismatch({ accessKeyId, stringToSign: '', signature: '' });
    };
    const attempt = (one) => {
        outcome = one;
        return slow.authenticate(request);
    };
    const fail = async (id, count) => {
        for (let index = 0; index < count; index++) {
            await rejects(attempt(wrong(id)), { code: 'SignatureDoesNotMatch' });
        }
    };
    beforeEach(() => {
        now = 1_000_000;
        waits = [];
        const inner = { authenticate: async () => outcome(), authenticateForm: async () => outcome() };
        const wait = async (delayMs) => waits.push(delayMs);
        slow = slowFailures(inner, { now: () => now, wait });
    });
    it('are answered at once, then ever later, up to a bound', async () => {
        await fail('AKIA', free);
        deepStrictEqual(waits, []);
        await fail('AKIA', 3);
        deepStrictEqual(waits, [100, 200, 400]);
        await fail('AKIA', 20);
        strictEqual(waits.at(-1), signatureDelayMsMax);
    });
    it('do not delay a right one of the same key, nor a wrong one of another', async () => {
        await fail('AKIA', free + 5);
        waits = [];
        strictEqual(await attempt(() => right), right);
        await fail('OTHER', 1);
        deepStrictEqual(waits, []);
    });
    it('are forgotten after a minute', async () => {
        await fail('AKIA', free + 1);
        now += signatureFailuresMs;
        await fail('AKIA', free);
        deepStrictEqual(waits.length, 1);
    });
    it('are counted of forms as well', async () => {
        await fail('AKIA', free);
        outcome = wrong('AKIA');
        await rejects(slow.authenticateForm(new Map(), 'bucket'), { code: 'SignatureDoesNotMatch' });
        deepStrictEqual(waits, [100]);
    });
    it('are no other refusals', async () => {
        for (let index = 0; index < free + 5; index++) {
            const unknown = () => {
                throw unknownAccessKey('AKIA');
            };
            await rejects(attempt(unknown), { code: 'InvalidAccessKeyId' });
        }
        deepStrictEqual(waits, []);
    });
    it('take no more memory than is set aside for them', async () => {
        await fail('FIRST', free);
        for (let index = 0; index < limits.signatureFailuresKept; index++)
            await fail(`A${index}`, 1);
        await fail('FIRST', 1);
        deepStrictEqual(waits, []);
    });
});
