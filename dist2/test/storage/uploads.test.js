import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { limits } from '../../src/limits.js';
import { check } from '../../src/storage/check.js';
import { seededRandom } from '../support/random.js';
import { accepted, account, bodyOf, harness, named, readAll } from './harness.js';
describe('storage: multipart uploads', () => {
    const random = seededRandom(8);
    const piece = random.bytes(limits.partBytesMin);
    let h;
    let upload;
    const begin = (key = 'movie') => h.storage.uploads.create(h.bucket, { key, account, system: {}, user: {} });
    beforeEach(async () => {
        h = await harness();
        upload = await begin();
    });
    afterEach(async () => {
        assert.deepEqual((await check(h.engine, { scrub: true })).problems, []);
    });
    const put = async (number, bytes) => accepted(await h.storage.uploads.putPart(h.bucket, { upload, number }, bodyOf(bytes)));
    const complete = (parts) => h.storage.uploads.complete(h.bucket, { key: upload.key, uploadId: upload.id, conditions: {} }, { parts: parts.map((part) => ({ ...part, checksums: {} })), stated: { checksums: {} } });
    const usedBytes = async () => {
        const row = accepted(await h.storage.quotas.get('bucket', h.bucket.name));
        return row.usage;
    };
    it('makes one object of the parts, with the MD5 of their MD5s', async () => {
        const parts = [await put(1, piece), await put(7, piece), await put(9, Buffer.from('end'))];
        const version = accepted(await complete(parts));
        const md5s = parts.map(({ etag }) => Buffer.from(etag, 'hex'));
        const md5 = createHash('md5').update(Buffer.concat(md5s)).digest('hex');
        assert.equal(version.etag, `${md5}-3`);
        assert.ok((await readAll(h, 'movie')).equals(Buffer.concat([piece, piece, Buffer.from('end')])));
        const found = await h.storage.objects.find(h.bucket, 'movie');
        assert.deepEqual(found?.parts?.map(({ number }) => number), [1, 7, 9]);
    });
    it('answers a repeated Complete as it answered the first', async () => {
        const parts = [await put(1, piece), await put(2, piece)];
        const first = accepted(await complete(parts));
        assert.equal(accepted(await complete(parts)).etag, first.etag);
        const other = await complete(parts.slice(0, 1));
        assert.deepEqual(other, { refused: 'NoSuchUpload', uploadId: upload.id });
    });
    it('counts parts as they come, and only what the object keeps in the end', async () => {
        const one = await put(1, piece);
        await put(1, piece.subarray(0, 100));
        assert.deepEqual(await usedBytes(), { bytes: 100, objects: 0 });
        const again = await put(1, piece);
        assert.equal(again.etag, one.etag);
        await put(2, piece);
        assert.deepEqual(await usedBytes(), { bytes: 2 * piece.length, objects: 0 });
        accepted(await complete([again]));
        assert.deepEqual(await usedBytes(), { bytes: piece.length, objects: 1 });
        h.clock.ms += 10_000;
        await h.reclaim.run();
        assert.equal((await check(h.engine)).chunks, 6);
    });
    it('gives everything back when aborted', async () => {
        await put(1, piece);
        await put(2, Buffer.from('x'));
        accepted(await h.storage.uploads.abort(h.bucket, { key: upload.key, uploadId: upload.id }));
        assert.deepEqual(await usedBytes(), { bytes: 0, objects: 0 });
        h.clock.ms += 10_000;
        await h.reclaim.run();
        assert.equal((await check(h.engine)).chunks, 0);
        const late = await h.storage.uploads.putPart(h.bucket, { upload, number: 1 }, bodyOf('x'));
        assert.deepEqual(late, { refused: 'NoSuchUpload', uploadId: upload.id });
    });
    it('does not keep a bucket; its parts are reclaimed after it', async () => {
        await put(1, piece);
        accepted(await h.storage.buckets.remove(h.bucket));
        const row = accepted(await h.storage.quotas.get('account', account));
        assert.equal(row.usage.bytes, 0);
        for (let round = 0; round < 3; round++) {
            h.clock.ms += 10_000;
            await h.reclaim.run();
        }
        assert.equal((await check(h.engine)).chunks, 0);
    });
    it('copies parts: whole objects, ranges, small ones', async () => {
        const source = Buffer.concat([piece, random.bytes(2_000_000)]);
        accepted(await h.storage.objects.put(h.bucket, named('large'), bodyOf(source)));
        accepted(await h.storage.objects.put(h.bucket, named('small'), bodyOf('0123456789')));
        const copyPart = async (number, key, range) => {
            const version = await h.storage.objects.find(h.bucket, key);
            assert.ok(version);
            const from = { bucket: h.bucket, version, ...(range && { range }) };
            return accepted(await h.storage.uploads.copyPart(h.bucket, { upload, number }, from));
        };
        const middle = { start: 1_000_001, length: limits.partBytesMin };
        const parts = [
            await copyPart(1, 'large'),
            await copyPart(2, 'large', middle),
            await copyPart(3, 'small', { start: 2, length: 3 }),
        ];
        const range = source.subarray(middle.start, middle.start + middle.length);
        assert.equal(parts[1]?.etag, createHash('md5').update(range).digest('hex'));
        accepted(await complete(parts));
        await h.storage.objects.remove(h.bucket, 'large', {});
        h.clock.ms += 10_000;
        await h.reclaim.run();
        const expected = Buffer.concat([source, range, Buffer.from('234')]);
        assert.ok((await readAll(h, 'movie')).equals(expected));
        const version = await h.storage.objects.find(h.bucket, 'movie');
        assert.ok(version);
        accepted(await h.storage.objects.copy({ bucket: h.bucket, version }, h.bucket, named('copy')));
        await h.storage.objects.remove(h.bucket, 'movie', {});
        h.clock.ms += 10_000;
        await h.reclaim.run();
        assert.ok((await readAll(h, 'copy')).equals(expected));
    });
    it('refuses parts that are too small, out of order, unknown', async () => {
        const [one, two] = [await put(1, Buffer.from('small')), await put(2, piece)];
        assert.ok(one && two);
        const refusals = await Promise.all([
            complete([one, two]),
            complete([two, one]),
            complete([{ number: 2, etag: one.etag }]),
            complete([{ number: 3, etag: one.etag }]),
        ]);
        const names = refusals.map((answer) => answer.refused);
        assert.deepEqual(names, ['EntityTooSmall', 'InvalidPartOrder', 'InvalidPart', 'InvalidPart']);
        accepted(await complete([one]));
    });
    it('lists uploads by key, then by when they began, with paging and common prefixes', async () => {
        for (const key of ['a/1', 'a/2', 'b', 'b', 'c/1']) {
            h.clock.ms += 1000;
            await begin(key);
        }
        const query = { prefix: '', delimiter: '/', afterKey: '', afterUploadId: '', max: 1 };
        const seen = [];
        for (let next = { key: '' }; next;) {
            const after = {
                afterKey: next.key,
                afterUploadId: next.uploadId ?? '',
            };
            const page = await h.storage.uploads.list(h.bucket, { ...query, ...after });
            seen.push(...page.prefixes, ...page.uploads.map(({ key }) => key));
            next = page.next;
        }
        assert.deepEqual(seen, ['a/', 'b', 'b', 'c/', 'movie']);
    });
});
