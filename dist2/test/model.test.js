/**
 * Random operations of several clients at once, each on keys of its own in one bucket, against a
 * model in memory. Every answer is compared as it comes, everything is compared at the end, and
 * `check` follows. `TEST_OPERATIONS` makes it longer.
 */
import assert from 'node:assert/strict';
import * as sdk from '@aws-sdk/client-s3';
import { BucketModel } from './support/bucket-model.js';
import { s3Client } from './support/clients.js';
import { useRandom } from './support/random.js';
import { useServer } from './support/server.js';
const Bucket = 'model-bucket';
const clients = 6;
const operationsEach = Number(process.env.TEST_OPERATIONS ?? 250);
const KiB = 1024;
const MiB = 1024 * KiB;
/** Around every border there is: empty, inline, one chunk, several. */
const sizes = [0, 1, 1000, 64 * KiB, 64 * KiB + 1, MiB - 16, MiB - 15, 2 * MiB + 77, 3 * MiB];
const segments = ['a', 'b', 'é', '日本', 'x y', '+', '%2F', 'a/..', '.'];
const pool = Buffer.alloc(8 * MiB);
describe('a bucket under random operations of several clients', function () {
    this.timeout(300_000);
    const server = useServer();
    const s3 = s3Client(server, { maxAttempts: 1 });
    const random = useRandom();
    before(async () => {
        random.bytes(pool.length).copy(pool);
        await s3.send(new sdk.CreateBucketCommand({ Bucket }));
    });
    it('is at every moment what the model says', async () => {
        const lives = Array.from({ length: clients }, (_, index) => {
            return new ModelClient(s3, random.fork(), `client-${index}/`);
        });
        await Promise.all(lives.map((life) => life.run(operationsEach)));
        await Promise.all(lives.map((life) => life.compareAll()));
    });
    it('lets one of many conditional writers win', async () => {
        for (let round = 0; round < 20; round += 1) {
            const Key = `contested/${round}`;
            const IfNoneMatch = '*';
            const put = (Body) => new sdk.PutObjectCommand({ Bucket, Key, Body, IfNoneMatch });
            const bodies = Array.from({ length: 16 }, (_, index) => `writer ${index}`);
            const answers = await Promise.allSettled(bodies.map((body) => s3.send(put(body))));
            const winners = bodies.filter((_, index) => answers[index]?.status === 'fulfilled');
            assert.equal(winners.length, 1);
            const got = await s3.send(new sdk.GetObjectCommand({ Bucket, Key }));
            assert.equal(await got.Body?.transformToString(), winners[0]);
        }
    });
});
/** One client: its keys begin with its prefix, so that nobody else changes what its model knows. */
class ModelClient {
    #s3;
    #random;
    #prefix;
    #model = new BucketModel();
    #steps = [
        [8, () => this.#put()],
        [8, () => this.#get()],
        [4, () => this.#range()],
        [3, () => this.#remove()],
        [1, () => this.#removeMany()],
        [3, () => this.#copy()],
        [1, () => this.#multipart()],
        [1, () => this.#abandon()],
        [4, () => this.#list()],
        [2, () => this.#rename()],
        [3, () => this.#append()],
        [3, () => this.#conditionalPut()],
    ];
    constructor(s3, random, prefix) {
        this.#s3 = s3;
        this.#random = random;
        this.#prefix = prefix;
    }
    async run(operations) {
        const choices = this.#steps.flatMap(([weight, step]) => Array(weight).fill(step));
        for (let done = 0; done < operations; done += 1)
            await this.#random.pick(choices)();
    }
    async compareAll() {
        for (const key of this.#model.keys())
            await this.#compare(key, this.#model.get(key));
        await this.#compareList(this.#prefix, '', 1000);
    }
    #newKey() {
        const depth = this.#random.int(1, 3);
        return this.#prefix + Array.from({ length: depth }, () => this.#random.pick(segments)).join('/');
    }
    /** Mostly one that is there. */
    #anyKey() {
        const keys = this.#model.keys();
        return keys.length > 0 && this.#random.chance(0.9) ? this.#random.pick(keys) : this.#newKey();
    }
    #body() {
        const sizeBytes = this.#random.chance(0.5)
            ? this.#random.int(0, 5000)
            : this.#random.pick(sizes);
        return this.#bytes(sizeBytes);
    }
    #bytes(sizeBytes) {
        const start = this.#random.int(0, pool.length - sizeBytes);
        return pool.subarray(start, start + sizeBytes);
    }
    async #put() {
        const Key = this.#newKey();
        const Body = this.#body();
        const colour = String(this.#random.int(0, 999));
        const answer = await this.#s3.send(new sdk.PutObjectCommand({ Bucket, Key, Body, Metadata: { colour } }));
        assert.equal(answer.ETag, this.#model.put(Key, Body, colour));
    }
    async #conditionalPut() {
        const Key = this.#anyKey();
        const present = this.#model.get(Key);
        const Body = this.#body();
        const condition = this.#random.pick([
            { IfNoneMatch: '*' },
            { IfMatch: present?.etag ?? '"none"' },
            { IfMatch: '"d41d8cd98f00b204e9800998ecf8427f"' },
        ]);
        const holds = condition.IfNoneMatch ? !present : present?.etag === condition.IfMatch;
        const put = this.#s3.send(new sdk.PutObjectCommand({ Bucket, Key, Body, ...condition }));
        if (holds) {
            await put;
            this.#model.put(Key, Body, '');
        }
        else {
            const missing = condition.IfMatch !== undefined && !present;
            await assert.rejects(put, { name: missing ? 'NoSuchKey' : 'PreconditionFailed' });
        }
    }
    async #get() {
        const key = this.#anyKey();
        await this.#compare(key, this.#model.get(key));
    }
    async #compare(Key, expected) {
        const get = this.#s3.send(new sdk.GetObjectCommand({ Bucket, Key }));
        if (expected === undefined) {
            await assert.rejects(get, { name: 'NoSuchKey' }, Key);
            return;
        }
        const got = await get;
        assert.equal(got.ETag, expected.etag, Key);
        assert.equal(got.Metadata?.colour ?? '', expected.colour, Key);
        await assertBody(got, expected.body, Key);
    }
    async #range() {
        const Key = this.#anyKey();
        const body = this.#model.get(Key)?.body;
        if (body === undefined || body.length === 0)
            return;
        const start = this.#random.int(0, body.length - 1);
        const end = this.#random.int(start, body.length + 10);
        const Range = `bytes=${start}-${end}`;
        const got = await this.#s3.send(new sdk.GetObjectCommand({ Bucket, Key, Range }));
        await assertBody(got, body.subarray(start, end + 1), `${Key} ${Range}`);
    }
    async #remove() {
        const Key = this.#anyKey();
        await this.#s3.send(new sdk.DeleteObjectCommand({ Bucket, Key }));
        this.#model.remove(Key);
    }
    async #removeMany() {
        const keys = [...new Set(Array.from({ length: 5 }, () => this.#anyKey()))];
        const Delete = { Objects: keys.map((Key) => ({ Key })) };
        const answer = await this.#s3.send(new sdk.DeleteObjectsCommand({ Bucket, Delete }));
        assert.equal(answer.Errors, undefined);
        for (const key of keys)
            this.#model.remove(key);
    }
    async #copy() {
        const from = this.#anyKey();
        const Key = this.#newKey();
        if (Key === from)
            return;
        const CopySource = encodeURIComponent(`${Bucket}/${from}`);
        const copy = this.#s3.send(new sdk.CopyObjectCommand({ Bucket, Key, CopySource }));
        if (this.#model.get(from) === undefined) {
            await assert.rejects(copy, { name: 'NoSuchKey' });
            return;
        }
        this.#model.copy(from, Key, (await copy).CopyObjectResult?.ETag ?? '');
    }
    async #multipart() {
        const Key = this.#newKey();
        const colour = 'parts';
        const target = await this.#startUpload(Key, colour);
        const parts = [this.#bytes(5 * MiB + this.#random.int(0, 9)), this.#body()];
        const Parts = await Promise.all(parts.map(async (Body, index) => {
            const PartNumber = index + 1;
            const part = new sdk.UploadPartCommand({ ...target, PartNumber, Body });
            return { PartNumber, ETag: (await this.#s3.send(part)).ETag };
        }));
        const complete = new sdk.CompleteMultipartUploadCommand({
            ...target,
            MultipartUpload: { Parts },
        });
        const answer = await this.#s3.send(complete);
        assert.equal(answer.ETag, this.#model.complete(Key, parts, colour));
    }
    async #abandon() {
        const target = await this.#startUpload(this.#newKey(), '');
        const part = { ...target, PartNumber: 1, Body: this.#body() };
        await this.#s3.send(new sdk.UploadPartCommand(part));
        if (this.#random.chance(0.3))
            return;
        await this.#s3.send(new sdk.AbortMultipartUploadCommand(target));
    }
    async #startUpload(Key, colour) {
        const create = new sdk.CreateMultipartUploadCommand({ Bucket, Key, Metadata: { colour } });
        const { UploadId } = await this.#s3.send(create);
        return { Bucket, Key, UploadId };
    }
    async #list() {
        const within = this.#random.chance(0.5) ? `${this.#random.pick(segments)}/` : '';
        const delimiter = this.#random.chance(0.5) ? '/' : '';
        await this.#compareList(this.#prefix + within, delimiter, this.#random.int(1, 12));
    }
    async #compareList(Prefix, Delimiter, MaxKeys) {
        let ContinuationToken;
        for (const expected of this.#model.list(Prefix, Delimiter, MaxKeys)) {
            const page = await this.#s3.send(new sdk.ListObjectsV2Command({ Bucket, Prefix, Delimiter, MaxKeys, ContinuationToken }));
            const found = {
                keys: (page.Contents ?? []).map(({ Key }) => Key ?? ''),
                prefixes: (page.CommonPrefixes ?? []).map((one) => one.Prefix ?? ''),
                isTruncated: page.IsTruncated ?? false,
            };
            assert.deepEqual(found, expected);
            for (const { Key = '', Size, ETag } of page.Contents ?? []) {
                assert.equal(Size, this.#model.get(Key)?.body.length, Key);
                assert.equal(ETag, this.#model.get(Key)?.etag, Key);
            }
            ContinuationToken = page.NextContinuationToken;
        }
        assert.equal(ContinuationToken, undefined);
    }
    async #rename() {
        const from = this.#anyKey();
        const Key = this.#newKey();
        if (Key === from || this.#model.get(from) === undefined)
            return;
        const RenameSource = encodeURIComponent(from);
        await this.#s3.send(new sdk.RenameObjectCommand({ Bucket, Key, RenameSource }));
        this.#model.rename(from, Key);
    }
    async #append() {
        const Key = this.#anyKey();
        const present = this.#model.get(Key);
        if (present === undefined || present.body.length > 6 * MiB)
            return;
        const Body = this.#bytes(this.#random.pick([1, 3000, 64 * KiB, MiB]));
        const WriteOffsetBytes = present.body.length;
        const answer = await this.#s3.send(new sdk.PutObjectCommand({ Bucket, Key, Body, WriteOffsetBytes }));
        this.#model.append(Key, Body, answer.ETag ?? '');
        const wrong = new sdk.PutObjectCommand({ Bucket, Key, Body: 'x', WriteOffsetBytes: 1 });
        if (WriteOffsetBytes + Body.length === 1)
            return;
        await assert.rejects(this.#s3.send(wrong), { name: 'InvalidWriteOffset' });
    }
}
async function assertBody(got, expected, what) {
    assert.equal(got.ContentLength, expected.length, what);
    const bytes = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
    assert.ok(bytes.equals(expected), `${what} has other bytes`);
}
