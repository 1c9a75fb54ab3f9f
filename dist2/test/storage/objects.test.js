import assert from 'node:assert/strict';
import { limits } from '../../src/limits.js';
import { check } from '../../src/storage/check.js';
import { seededRandom } from '../support/random.js';
import { accepted, bodyOf, brokenBody, harness, named, readAll } from './harness.js';
describe('storage: objects', () => {
    const random = seededRandom(7);
    const large = random.bytes(3 * limits.chunkBytes + 5);
    let h;
    beforeEach(async () => {
        h = await harness();
    });
    afterEach(async () => {
        assert.deepEqual((await check(h.engine, { scrub: true })).problems, []);
    });
    const put = async (key, bytes) => accepted(await h.storage.objects.put(h.bucket, named(key), bodyOf(bytes)));
    /** Past the grace of readers, and run. */
    const reclaim = async () => {
        h.clock.ms += 10_000;
        return h.reclaim.run();
    };
    for (const sizeBytes of [0, 1, limits.inlineBytes, limits.inlineBytes + 1, large.length]) {
        it(`gives back the ${sizeBytes} bytes that were put`, async () => {
            const bytes = large.subarray(0, sizeBytes);
            const version = await put('a', bytes);
            assert.equal(version.sizeBytes, sizeBytes);
            assert.deepEqual(await readAll(h, 'a'), bytes);
        });
    }
    it('reads any range of a body in several chunks', async () => {
        const version = await put('a', large);
        for (let round = 0; round < 20; round++) {
            const start = random.int(0, large.length - 1);
            const length = random.int(1, large.length - start);
            const pieces = [];
            const read = await h.storage.objects.read(version, { start, length });
            assert.ok(!Buffer.isBuffer(read));
            for await (const piece of read)
                pieces.push(Buffer.from(piece));
            assert.ok(Buffer.concat(pieces).equals(large.subarray(start, start + length)));
        }
    });
    it('leaves nothing of a body that breaks off', async () => {
        const broken = h.storage.objects.put(h.bucket, named('a'), brokenBody(large));
        await assert.rejects(broken, /broken body/);
        assert.equal(await h.storage.objects.find(h.bucket, 'a'), undefined);
        assert.equal((await check(h.engine)).chunks, 0);
        assert.equal((await check(h.engine)).leftoverChunks, 0);
    });
    it('drops the chunks of what was overwritten or removed', async () => {
        await put('a', large);
        await put('a', 'short');
        assert.equal(await reclaim(), 4);
        await put('a', large);
        await h.storage.objects.remove(h.bucket, 'a', {});
        assert.equal(await reclaim(), 4);
        assert.equal((await check(h.engine)).chunks, 0);
    });
    it('keeps the chunks that a reader still reads', async () => {
        const version = await put('a', large);
        const reading = await h.storage.objects.read(version, { start: 0, length: large.length });
        await h.storage.objects.remove(h.bucket, 'a', {});
        assert.equal(await reclaim(), 0);
        assert.ok(!Buffer.isBuffer(reading));
        const pieces = [];
        for await (const piece of reading)
            pieces.push(Buffer.from(piece));
        assert.ok(Buffer.concat(pieces).equals(large));
        assert.equal(await reclaim(), 4);
    });
    it('keeps shared chunks until the last copy goes', async () => {
        const version = await put('a', large);
        const copied = await h.storage.objects.copy({ bucket: h.bucket, version }, h.bucket, named('b'));
        assert.equal(accepted(copied).etag, version.etag);
        await h.storage.objects.remove(h.bucket, 'a', {});
        assert.equal(await reclaim(), 0);
        assert.ok((await readAll(h, 'b')).equals(large));
        await h.storage.objects.remove(h.bucket, 'b', {});
        assert.equal(await reclaim(), 4);
    });
    it('copies an object onto itself', async () => {
        for (const bytes of [Buffer.from('short'), large]) {
            const version = await put('a', bytes);
            const target = { ...named('a'), user: { colour: 'red' } };
            accepted(await h.storage.objects.copy({ bucket: h.bucket, version }, h.bucket, target));
            await reclaim();
            assert.ok((await readAll(h, 'a')).equals(bytes));
            assert.deepEqual((await h.storage.objects.find(h.bucket, 'a'))?.user, { colour: 'red' });
        }
    });
    it('renames over another object, body and all', async () => {
        await put('a', large);
        await put('b', 'short');
        const names = { from: 'a', to: 'b' };
        accepted(await h.storage.objects.rename(h.bucket, names, { source: {}, target: {} }));
        assert.equal(await h.storage.objects.find(h.bucket, 'a'), undefined);
        assert.ok((await readAll(h, 'b')).equals(large));
    });
    it('appends: small to small, small to large, large to large', async () => {
        const pieces = ['one', 'two', large, 'three', large, 'four', 'five'].map((p) => Buffer.from(p));
        let all = Buffer.alloc(0);
        for (const piece of pieces) {
            const object = { ...named('log'), offset: all.length };
            accepted(await h.storage.objects.append(h.bucket, object, bodyOf(piece)));
            all = Buffer.concat([all, piece]);
            assert.ok((await readAll(h, 'log')).equals(all));
        }
        const late = await h.storage.objects.append(h.bucket, { ...named('log'), offset: 3 }, bodyOf('x'));
        assert.deepEqual(late, { refused: 'InvalidWriteOffset', sizeBytes: all.length });
        await h.storage.objects.remove(h.bucket, 'log', {});
        await reclaim();
        assert.equal((await check(h.engine)).chunks, 0);
    });
    it('judges conditions where it writes', async () => {
        const { etag } = await put('a', 'one');
        const write = (conditions, key = 'a') => h.storage.objects.put(h.bucket, named(key, conditions), bodyOf('two'));
        const refusedAs = async (answer) => (await answer).refused;
        assert.equal(await refusedAs(write({ ifNoneMatch: '*' })), 'PreconditionFailed');
        assert.equal(await refusedAs(write({ ifMatch: 'f'.repeat(32) })), 'PreconditionFailed');
        assert.equal(await refusedAs(write({ ifMatch: etag }, 'b')), 'NoSuchKey');
        assert.equal(await refusedAs(write({ ifMatch: etag })), undefined);
        assert.equal(await refusedAs(write({ ifNoneMatch: '*' }, 'b')), undefined);
        const gone = await h.storage.objects.remove(h.bucket, 'c', { ifMatch: etag });
        assert.deepEqual(gone, { removed: true });
    });
    it('refuses to write into a bucket that was removed and made again', async () => {
        await h.storage.buckets.remove(h.bucket);
        const again = { name: h.bucket.name, account: h.bucket.account, region: 'us-east-1' };
        accepted(await h.storage.buckets.create(again));
        const answer = await h.storage.objects.put(h.bucket, named('a'), bodyOf('x'));
        assert.deepEqual(answer, { refused: 'NoSuchBucket' });
    });
});
