import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { createLastUsed } from '../../src/accounts/last-used.js';
import { limits } from '../../src/limits.js';
import { MemoryRecords } from '../support/memory-records.js';
const account = '123456789012';
const bob = { account, accessKeyId: 'AKIABOB', userId: 'AIDABOB' };
const scope = { service: 's3', region: 'us-east-1' };
const minute = limits.useWrittenEveryMs;
describe('last uses', () => {
    it('are written at the first use, and then once a minute', async () => {
        const records = new MemoryRecords();
        const [worker, other] = [createLastUsed(records), createLastUsed(records)];
        const written = async () => {
            // What was handed over before this read was written before it.
            const [use] = await other.of(account, 'AKIABOB');
            return use?.at;
        };
        worker.note(bob, scope, 1000);
        strictEqual(await written(), 1000);
        worker.note(bob, scope, 1000 + minute - 1);
        strictEqual(await written(), 1000);
        worker.note(bob, scope, 1000 + minute);
        strictEqual(await written(), 1000 + minute);
    });
    it('are all written at stop', async () => {
        const worker = createLastUsed(new MemoryRecords());
        worker.note(bob, scope, 1000);
        worker.note(bob, scope, 2000);
        await worker.flush();
        deepStrictEqual(await worker.of(account, 'AKIABOB'), [{ ...scope, at: 2000 }]);
    });
    it('are those of a key and of its user, or of a role, by service', async () => {
        const worker = createLastUsed(new MemoryRecords());
        const role = {
            ...bob,
            accessKeyId: 'ASIA',
            userId: 'AROA:s',
            session: { principal: { id: 'AROA' } },
        };
        worker.note(bob, scope, 1000);
        worker.note(bob, { service: 'iam', region: 'eu-west-1' }, 2000);
        worker.note(role, scope, 3000);
        worker.note({ ...role, accessKeyId: 'ASIA2' }, scope, 3001);
        await worker.flush();
        for (const subject of ['AKIABOB', 'AIDABOB']) {
            const uses = await worker.of(account, subject);
            deepStrictEqual(uses.map(({ service, at }) => [service, at]), [
                ['iam', 2000],
                ['s3', 1000],
            ]);
        }
        strictEqual((await worker.of(account, 'AROA'))[0]?.at, 3001);
        deepStrictEqual(await worker.of(account, 'ASIA'), []);
    });
    it('never go back, whichever worker is the later to write', async () => {
        const records = new MemoryRecords();
        const [worker, other] = [createLastUsed(records), createLastUsed(records)];
        worker.note(bob, scope, 5000);
        await worker.flush();
        other.note(bob, scope, 4000);
        await other.flush();
        strictEqual((await worker.of(account, 'AKIABOB'))[0]?.at, 5000);
    });
    it('are forgotten with their subject', async () => {
        const worker = createLastUsed(new MemoryRecords());
        worker.note(bob, scope, 1000);
        await worker.flush();
        await worker.forget(account, 'AKIABOB');
        deepStrictEqual(await worker.of(account, 'AKIABOB'), []);
        strictEqual((await worker.of(account, 'AIDABOB')).length, 1);
    });
    it('fail no request where they cannot be written', async () => {
        const records = new MemoryRecords();
        records.transact = () => Promise.reject(new Error('no space left'));
        const worker = createLastUsed(records);
        worker.note(bob, scope, 1000);
        await worker.flush();
        deepStrictEqual(await worker.of(account, 'AKIABOB'), []);
    });
});
