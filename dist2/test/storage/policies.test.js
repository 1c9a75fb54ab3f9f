import assert from 'node:assert/strict';
import { check } from '../../src/storage/check.js';
import { policyKey } from '../../src/storage/keys.js';
import { openStorage } from '../../src/storage/open.js';
import { isRefusal } from '../../src/storage/refusal.js';
import { accepted, account, bodyOf, harness, named } from './harness.js';
describe('storage: the policy of a bucket', () => {
    let h;
    beforeEach(async () => {
        h = await harness();
    });
    const set = (text, bucket = h.bucket) => h.storage.buckets.setPolicy(bucket, text === undefined ? undefined : { text, pins: {} });
    const find = async (storage = h.storage) => {
        const bucket = await storage.buckets.find('files');
        assert.ok(bucket);
        return bucket;
    };
    it('comes with the bucket as it was given, and goes', async () => {
        assert.equal((await find()).policy, undefined);
        const text = ' {"Id": "\u00fc"}\n';
        assert.deepEqual(await set(text), { changed: true });
        assert.equal((await find()).policy?.text, text);
        assert.deepEqual(await set('{}'), { changed: true });
        assert.equal((await find()).policy?.text, '{}');
        assert.deepEqual(await set(undefined), { changed: true });
        assert.equal((await find()).policy, undefined);
        assert.deepEqual(await set(undefined), { changed: false });
    });
    it('is seen at once by another process, which knew the bucket with another one', async () => {
        const checksums = { ofParts: () => '', of: async () => '' };
        const other = openStorage({ engine: h.engine, now: () => 0, random: Buffer.alloc, checksums });
        await set('{"a":1}');
        assert.equal((await find(other)).policy?.text, '{"a":1}');
        await set('{"a":2}');
        assert.equal((await find(other)).policy?.text, '{"a":2}');
        await set('{"a":1}');
        assert.equal((await find(other)).policy?.text, '{"a":1}');
    });
    it('comes with those whom it names, also where only they are others', async () => {
        const checksums = { ofParts: () => '', of: async () => '' };
        const other = openStorage({ engine: h.engine, now: () => 0, random: Buffer.alloc, checksums });
        const arn = 'arn:aws:iam::111122223333:user/ann';
        for (const id of ['AIDA1', 'AIDA2']) {
            const policy = { text: '{"a":1}', pins: { [arn]: id } };
            accepted(await h.storage.buckets.setPolicy(h.bucket, policy));
            assert.deepEqual((await find(other)).policy, policy);
        }
    });
    it('is one object while nothing changes, so that it is compiled once', async () => {
        await set('{}');
        assert.equal(await find(), await find());
    });
    it('may change while an object is put', async () => {
        const before = await find();
        const body = bodyOf('body');
        const slow = {
            ...body,
            async *[Symbol.asyncIterator]() {
                accepted(await set('{}'));
                yield* body;
            },
        };
        accepted(await h.storage.objects.put(before, named('a'), slow));
        assert.equal((await find()).policy?.text, '{}');
        accepted(await h.storage.objects.remove(before, 'a', {}));
    });
    it('goes with its bucket, and does not come to another of the same name', async () => {
        await set('{}');
        accepted(await h.storage.buckets.remove(await find()));
        assert.deepEqual(await set('{}'), { refused: 'NoSuchBucket' });
        const created = { name: 'files', account, region: 'us-east-1' };
        assert.ok(!isRefusal(await h.storage.buckets.create(created)));
        assert.equal((await find()).policy, undefined);
        assert.deepEqual(await set('{}'), { refused: 'NoSuchBucket' });
        assert.deepEqual((await check(h.engine)).problems, []);
    });
    it('that is lost is found by check, and is no open door', async () => {
        await set('{}');
        await h.engine.records.transact(remove, policyKey(h.bucket.id));
        await assert.rejects(find(), /policy/);
        assert.deepEqual((await check(h.engine)).problems, ['bucket files has lost its policy']);
    });
});
const remove = {
    name: 'remove',
    reads: () => ({}),
    decide: (_found, key) => ({ result: undefined, remove: [key] }),
};
