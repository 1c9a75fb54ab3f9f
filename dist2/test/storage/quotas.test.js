import assert from 'node:assert/strict';
import { check } from '../../src/storage/check.js';
import { accountUsageKey } from '../../src/storage/keys.js';
import { isRefusal } from '../../src/storage/refusal.js';
import { accepted, account, bodyOf, harness, named } from './harness.js';
describe('storage: quotas', () => {
    let h;
    beforeEach(async () => {
        h = await harness();
    });
    const put = (key, sizeBytes) => h.storage.objects.put(h.bucket, named(key), bodyOf(Buffer.alloc(sizeBytes)));
    it('lets a write reach the limit and not pass it by one byte', async () => {
        await h.storage.quotas.set('bucket', 'files', { bytes: 100 });
        accepted(await put('a', 60));
        const refusal = await put('b', 41);
        const expected = { scope: 'bucket', name: 'files', measure: 'bytes', limit: 100, usage: 60 };
        assert.deepEqual(refusal, { refused: 'QuotaExceeded', ...expected });
        accepted(await put('b', 40));
        accepted(await put('b', 30));
        accepted(await put('a', 70));
    });
    it('counts objects', async () => {
        await h.storage.quotas.set('account', account, { objects: 1 });
        accepted(await put('a', 1));
        accepted(await put('a', 2));
        assert.ok(isRefusal(await put('b', 1)));
    });
    it('is not lowered under the present usage, and the refusal names that', async () => {
        accepted(await put('a', 100));
        assert.deepEqual(await h.storage.quotas.set('bucket', 'files', { bytes: 99 }), {
            refused: 'LimitBelowUsage',
            scope: 'bucket',
            name: 'files',
            measure: 'bytes',
            limit: 99,
            usage: 100,
        });
        accepted(await h.storage.quotas.set('bucket', 'files', { bytes: 100 }));
        accepted(await h.storage.quotas.set('account', account, { objects: 1, buckets: 1 }));
        const none = await h.storage.quotas.set('account', account, { buckets: 0 });
        assert.equal(isRefusal(none) && none.refused, 'LimitBelowUsage');
    });
    it('is not raised when it may only become lower, nor is one that comes from the default', async () => {
        const set = (change) => h.storage.quotas.set('account', account, change);
        const raised = { refused: 'LimitRaised' };
        accepted(await set({ bytes: 100, lowersOnly: true }));
        assert.deepEqual(await set({ bytes: 101, lowersOnly: true }), raised);
        assert.deepEqual(await set({ bytes: null, lowersOnly: true }), raised);
        accepted(await set({ bytes: 99, lowersOnly: true }));
        await h.storage.quotas.setDefault({ objects: 5 });
        assert.deepEqual(await set({ objects: 6, lowersOnly: true }), raised);
        accepted(await set({ objects: 4, lowersOnly: true }));
    });
    it('of a bucket is left alone by who is not its owner', async () => {
        const set = (owner) => h.storage.quotas.set('bucket', 'files', { bytes: 5, owner });
        assert.deepEqual(await set('000000000000'), { refused: 'NoSuchBucket' });
        accepted(await set(account));
    });
    it('is set under the present usage when that is said, and stops growth only', async () => {
        accepted(await put('a', 100));
        accepted(await h.storage.quotas.set('bucket', 'files', { bytes: 10, belowUsage: true }));
        assert.ok(isRefusal(await put('a', 101)));
        accepted(await h.storage.quotas.set('bucket', 'files', { bytes: 20 }));
        accepted(await put('a', 99));
        accepted(await h.storage.objects.remove(h.bucket, 'a', {}));
        accepted(await put('a', 20));
    });
    it('is lifted by null, and keeps what is not named', async () => {
        await h.storage.quotas.set('bucket', 'files', { bytes: 10, objects: 5 });
        const row = accepted(await h.storage.quotas.set('bucket', 'files', { bytes: null }));
        assert.deepEqual(row.limit, { bytes: undefined, objects: 5 });
        assert.deepEqual(await h.storage.quotas.set('bucket', 'none', { bytes: 1 }), {
            refused: 'NoSuchBucket',
        });
    });
    it('refuses before a large body is read', async () => {
        await h.storage.quotas.set('bucket', 'files', { bytes: 10 });
        const body = bodyOf('', 1_000_000);
        const unread = { ...body, [Symbol.asyncIterator]: () => assert.fail('the body was read') };
        assert.ok(isRefusal(await h.storage.objects.put(h.bucket, named('a'), unread)));
    });
    it('is never passed by many writers at once', async () => {
        await h.storage.quotas.set('account', account, { bytes: 1000 });
        const answers = await Promise.all(Array.from({ length: 64 }, (_, n) => put(`k${n}`, 30)));
        assert.equal(answers.filter((answer) => !isRefusal(answer)).length, 33);
        assert.equal(accepted(await h.storage.quotas.get('bucket', 'files')).usage.bytes, 990);
    });
    const make = (name, owner = account) => h.storage.buckets.create({ name, account: owner, region: 'us-east-1' });
    const row = async (name = account) => accepted(await h.storage.quotas.get('account', name));
    it('counts buckets, and refuses one more than are allowed', async () => {
        assert.equal((await row()).usage.buckets, 1);
        accepted(await h.storage.quotas.set('account', account, { buckets: 3 }));
        const answers = await Promise.all(['b1', 'b2', 'b3', 'b4'].map((name) => make(name)));
        assert.equal(answers.filter((answer) => !isRefusal(answer)).length, 2);
        assert.deepEqual(answers.find(isRefusal), { refused: 'TooManyBuckets' });
        accepted(await h.storage.buckets.remove(h.bucket));
        accepted(await make('b5'));
        assert.equal((await row()).usage.buckets, 3);
    });
    it('of accounts without one of their own is the default, whenever they came', async () => {
        const other = '222222222222';
        const later = '333333333333';
        accepted(await make('theirs', other));
        accepted(await h.storage.quotas.set('account', other, { bytes: 7 }));
        accepted(await h.storage.quotas.setDefault({ bytes: 100, buckets: 2 }));
        accepted(await make('new', later));
        assert.deepEqual((await row()).limit, { bytes: 100, objects: undefined, buckets: 2 });
        assert.deepEqual((await row()).inherited, ['bytes', 'objects', 'buckets']);
        assert.equal((await row(other)).limit.bytes, 7);
        assert.deepEqual((await row(other)).inherited, ['objects', 'buckets']);
        assert.equal((await row(later)).limit.bytes, 100);
        assert.ok(isRefusal(await put('a', 101)));
        accepted(await put('a', 100));
        accepted(await h.storage.quotas.set('account', other, { bytes: 'default', objects: null }));
        assert.deepEqual((await row(other)).inherited, ['bytes', 'buckets']);
        accepted(await h.storage.quotas.setDefault({ bytes: null, objects: 1, buckets: 'default' }));
        assert.deepEqual((await row(other)).limit, {
            bytes: undefined,
            objects: undefined,
            buckets: 10_000,
        });
        assert.ok(isRefusal(await put('b', 1)));
        assert.deepEqual((await check(h.engine)).problems, []);
    });
    it('as a default is not lowered under what one of its accounts uses', async () => {
        accepted(await put('a', 100));
        const refusal = await h.storage.quotas.setDefault({ bytes: 99 });
        assert.ok(isRefusal(refusal) && refusal.refused === 'LimitBelowUsage');
        assert.equal(refusal.name, account);
        assert.equal((await h.storage.quotas.getDefault()).bytes, undefined);
        accepted(await h.storage.quotas.setDefault({ bytes: 99, belowUsage: true }));
        assert.ok(isRefusal(await put('b', 1)));
        accepted(await h.storage.quotas.set('account', account, { bytes: null }));
        accepted(await put('b', 1));
    });
    it('is told of an account that has nothing, without writing', async () => {
        const unknown = await row('444444444444');
        assert.deepEqual(unknown.usage, { bytes: 0, objects: 0, buckets: 0 });
        assert.equal(unknown.limit.buckets, 10_000);
        const names = [];
        for await (const { name } of h.storage.quotas.accounts())
            names.push(name);
        assert.deepEqual(names, [account]);
    });
    it('reads the records of the first release, which counted no buckets', async () => {
        accepted(await put('a', 10));
        const key = accountUsageKey(account);
        const limited = Buffer.concat([doubles(10, 1), doubles(50, Number.NaN)]);
        await h.engine.records.transact(write, [key, limited]);
        assert.deepEqual((await row()).usage, { bytes: 10, objects: 1, buckets: 1 });
        assert.deepEqual((await row()).inherited, ['objects', 'buckets']);
        assert.ok(isRefusal(await put('b', 41)));
        accepted(await put('b', 40));
        accepted(await h.storage.quotas.setDefault({ bytes: 7, objects: 2, belowUsage: true }));
        assert.deepEqual((await row()).limit, { bytes: 50, objects: 2, buckets: 10_000 });
        accepted(await make('b1'));
        assert.equal((await row()).usage.buckets, 2);
        assert.deepEqual((await check(h.engine)).problems, []);
    });
    it('of an account that the first release gave no record follows the default too', async () => {
        await h.engine.records.transact(write, [accountUsageKey(account), undefined]);
        accepted(await h.storage.quotas.setDefault({ bytes: 5 }));
        assert.ok(isRefusal(await put('a', 6)));
        assert.equal((await row()).usage.buckets, 1);
    });
});
const write = {
    name: 'write',
    reads: () => ({}),
    decide: (_found, [key, value]) => value ? { result: undefined, put: [[key, value]] } : { result: undefined, remove: [key] },
};
function doubles(...numbers) {
    const bytes = Buffer.alloc(numbers.length * 8);
    numbers.forEach((number, index) => {
        bytes.writeDoubleBE(number, index * 8);
    });
    return bytes;
}
