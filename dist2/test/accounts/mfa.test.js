import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createAccounts } from '../../src/accounts/accounts.js';
import { deviceSeed, loadMfaDevice, synchronize, verifyMfa } from '../../src/accounts/mfa.js';
import { totpCode, totpStep, totpStepMs } from '../../src/accounts/totp.js';
import { limits } from '../../src/limits.js';
import { MemoryRecords } from '../support/memory-records.js';
const account = '123456789012';
const serialNumber = `arn:aws:iam::${account}:mfa/phone`;
const seed = randomBytes(40);
const start = 1_000_000 * totpStepMs;
const code = (now) => totpCode(seed, totpStep(now));
describe('a code of an MFA device', () => {
    async function open(enabled = { at: 0, userName: 'bob' }) {
        const accounts = createAccounts({ records: new MemoryRecords() }, randomBytes(32));
        const sealedSeed = accounts.sealSecret(serialNumber, seed.toString('base64'));
        const device = { serialNumber, sealedSeed, createdAt: 0, tags: {}, enabled };
        await accounts.entities.change(account, async (r) => r.put('mfaDevice', 'phone', device));
        const verify = (given, now, userName = 'bob') => verifyMfa(accounts, { account, userName, serialNumber, code: given }, now);
        return { accounts, device, verify };
    }
    it('is good once', async () => {
        const { verify } = await open();
        strictEqual(await verify(code(start), start), true);
        strictEqual(await verify(code(start), start), false);
        // Neither is one that was shown before it.
        strictEqual(await verify(code(start - totpStepMs), start), false);
        strictEqual(await verify(code(start + totpStepMs), start + totpStepMs), true);
    });
    it('is good once, however many come at the same moment', async () => {
        const { verify } = await open();
        const answers = await Promise.all([1, 2, 3].map(() => verify(code(start), start)));
        deepStrictEqual(answers.filter(Boolean), [true]);
    });
    it('is good for the one who has the device', async () => {
        const { accounts, verify } = await open();
        strictEqual(await verify(code(start), start, 'eve'), false);
        const proof = { account, userName: undefined, serialNumber, code: code(start) };
        strictEqual(await verifyMfa(accounts, proof, start), false);
        const other = { ...proof, userName: 'bob', serialNumber: `${serialNumber}x` };
        strictEqual(await verifyMfa(accounts, other, start), false);
        const root = await open({ at: 0 });
        strictEqual(await verifyMfa(root.accounts, proof, start), true);
    });
    it('is not taken after too many wrong ones, for a while', async () => {
        const { verify } = await open();
        for (let count = 0; count < limits.attemptsFree; count++) {
            strictEqual(await verify('wrong!', start), false);
        }
        strictEqual(await verify(code(start), start), false);
        const later = start + limits.attemptDelayMs;
        strictEqual(await verify(code(later), later), true);
    });
    it('is taken with the clock that two codes have set', async () => {
        const { accounts, device, verify } = await open();
        const ahead = start + 10 * totpStepMs;
        strictEqual(await verify(code(ahead), start), false);
        const codes = [code(ahead - totpStepMs), code(ahead)];
        const set = synchronize(accounts, { device, codes }, start);
        strictEqual(set?.isRight, true);
        const synchronized = set?.device ?? device;
        await accounts.entities.change(account, async (r) => r.put('mfaDevice', 'phone', synchronized));
        strictEqual(await verify(code(ahead), start), false);
        const next = start + totpStepMs;
        strictEqual(await verify(code(ahead + totpStepMs), next), true);
    });
    it('comes from a seed that is kept sealed', async () => {
        const { accounts } = await open();
        const device = await loadMfaDevice(accounts.entities.in(account), serialNumber);
        strictEqual(device && deviceSeed(accounts, device).equals(seed), true);
        strictEqual(JSON.stringify(device).includes(seed.toString('base64')), false);
    });
});
