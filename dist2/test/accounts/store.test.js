import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { createEntityStore } from '../../src/accounts/store.js';
import { MemoryRecords } from '../support/memory-records.js';
const account = '123456789012';
const group = (groupName, attached = []) => ({
    groupName,
    groupId: `AGPA${groupName}`,
    path: '/',
    createdAt: 0,
    inline: {},
    attached,
});
describe('the entities of accounts', () => {
    it('are found by kind and name, whatever the case, and in their scope alone', async () => {
        const store = createEntityStore(new MemoryRecords());
        await store.change(account, async (records) => {
            records.put('group', 'Admins', group('Admins'));
            records.put('group', 'readers', group('readers'));
        });
        const records = store.in(account);
        strictEqual((await records.get('group', 'ADMINS'))?.groupName, 'Admins');
        strictEqual(await records.get('user', 'admins'), undefined);
        strictEqual(await store.in('210987654321').get('group', 'admins'), undefined);
        const names = (await records.all('group')).map(({ groupName }) => groupName);
        deepStrictEqual(names, ['Admins', 'readers']);
    });
    it('are read as they were put, within a change', async () => {
        const store = createEntityStore(new MemoryRecords());
        await store.change(account, async (records) => {
            records.put('group', 'a', group('a'));
            records.put('group', 'c', group('c'));
        });
        await store.change(account, async (records) => {
            records.put('group', 'b', group('b'));
            records.remove('group', 'a');
            strictEqual(await records.get('group', 'a'), undefined);
            const names = (await records.all('group')).map(({ groupName }) => groupName);
            deepStrictEqual(names, ['b', 'c']);
        });
    });
    it('stay as they were when a change throws', async () => {
        const store = createEntityStore(new MemoryRecords());
        const refused = store.change(account, async (records) => {
            records.put('group', 'a', group('a'));
            throw new Error('no');
        });
        await rejects(refused, /no/);
        deepStrictEqual(await store.in(account).all('group'), []);
        deepStrictEqual(await store.generations([account]), [undefined]);
    });
    it('lose no change, though two processes make them at once', async () => {
        const records = new MemoryRecords();
        const stores = [createEntityStore(records), createEntityStore(records)];
        await stores[0]?.change(account, async (change) => change.put('group', 'g', group('g')));
        const add = (index) => stores[index % 2]?.change(account, async (change) => {
            const found = (await change.get('group', 'g')) ?? group('g');
            change.put('group', 'g', { ...found, attached: [...found.attached, String(index)] });
        });
        await Promise.all(Array.from({ length: 40 }, (_, index) => add(index)));
        const found = await stores[1]?.in(account).get('group', 'g');
        strictEqual(new Set(found?.attached).size, 40);
    });
    it('judge again what was judged on a state that is past', async () => {
        const records = new MemoryRecords();
        const store = createEntityStore(records);
        const other = createEntityStore(records);
        let runs = 0;
        const refused = store.change(account, async (change) => {
            runs++;
            const found = await change.get('group', 'g');
            if (runs === 1)
                await other.change(account, async (c) => c.put('group', 'g', group('g')));
            if (found === undefined)
                throw new Error('there is no such group');
            return found.groupName;
        });
        strictEqual(await refused, 'g');
        strictEqual(runs, 2);
    });
    it('change in several scopes together, or in none', async () => {
        const store = createEntityStore(new MemoryRecords());
        const scopes = [account, 'organization'];
        await store.change(scopes, async (one, two) => {
            one?.put('group', 'a', group('a'));
            two?.put('group', 'b', group('b'));
        });
        strictEqual((await store.in('organization').all('group')).length, 1);
        const generations = await store.generations(scopes);
        deepStrictEqual(generations.map((bytes) => bytes?.readBigUInt64BE(0)), [1n, 1n]);
    });
});
