/**
 * Quotas are exact: 64 writers on two workers never pass one by a byte, and fill it as far as their
 * bodies fit.
 */
import assert from 'node:assert/strict';
import { CompleteMultipartUploadCommand, CopyObjectCommand, CreateBucketCommand, CreateMultipartUploadCommand, DeleteBucketCommand, DeleteObjectCommand, ListBucketsCommand, PutObjectCommand, paginateListObjectsV2, UploadPartCommand, } from '@aws-sdk/client-s3';
import { s3Client } from '../support/clients.js';
import { useRandom } from '../support/random.js';
import { rawRequest } from '../support/raw.js';
import { useServer } from '../support/server.js';
import { sign } from '../support/sign.js';
const writers = 64;
const MiB = 1024 * 1024;
describe('a quota under 64 parallel writers on two workers', function () {
    this.timeout(120_000);
    const server = useServer({ workers: 2 });
    const random = useRandom();
    const s3 = s3Client(server);
    it('of bytes on a bucket is never passed, and refuses nothing that would fit', async () => {
        const Bucket = 'quota-bytes';
        const limit = 3_000_007;
        await s3.send(new CreateBucketCommand({ Bucket }));
        await quota('set', '--bucket', Bucket, '--bytes', String(limit));
        const answers = await writeAll(s3, random, { Bucket, each: 12, sizes: [1, 70_000] });
        const used = await bytesIn(s3, Bucket);
        assert.ok(used <= limit, `${used} bytes are in a bucket that may hold ${limit}`);
        assert.equal(used, sum(answers.accepted));
        assert.ok(answers.refused.length > 0);
        for (const size of answers.refused) {
            assert.ok(used + size > limit, `${size} bytes were refused though ${limit - used} were left`);
        }
    });
    it('of objects on a bucket is filled to the last one', async () => {
        const Bucket = 'quota-objects';
        await s3.send(new CreateBucketCommand({ Bucket }));
        await quota('set', '--bucket', Bucket, '--objects', '301');
        const answers = await writeAll(s3, random, { Bucket, each: 8, sizes: [1, 100] });
        assert.equal(answers.accepted.length, 301);
    });
    it('of an account is held over all its buckets, whatever kind of write it is', async () => {
        const Buckets = ['quota-account-1', 'quota-account-2'];
        for (const Bucket of Buckets)
            await s3.send(new CreateBucketCommand({ Bucket }));
        const before = Number((await accountUsage()).usage);
        const limit = before + 40 * MiB + 11;
        const { account } = await accountUsage();
        await quota('set', '--account', account, '--bytes', String(limit));
        const kinds = [putOne, putOne, putOne, putParts, copyOne];
        await Promise.all(Array.from({ length: writers }, async (_, index) => {
            const own = random.fork();
            for (let turn = 0; turn < 4; turn += 1) {
                const target = { Bucket: own.pick(Buckets), Key: `${index}/${turn}` };
                await own.pick(kinds)(s3, own, target).catch(expectQuotaExceeded);
            }
        }));
        const used = Number((await accountUsage()).usage);
        assert.ok(used <= limit, `${used} bytes are in an account that may hold ${limit}`);
        assert.ok(used > before + 20 * MiB, `only ${used - before} bytes could be written`);
        await quota('set', '--account', account, '--bytes', 'none');
    });
    it('says so before it reads the body, and again has room after a delete', async () => {
        const Bucket = 'quota-early';
        await s3.send(new CreateBucketCommand({ Bucket }));
        await s3.send(new PutObjectCommand({ Bucket, Key: 'first', Body: 'x'.repeat(1_000_000) }));
        await quota('set', '--bucket', Bucket, '--bytes', '1500000');
        const { lines } = sign(server, {
            method: 'PUT',
            path: `/${Bucket}/second`,
            headers: { 'Content-Length': '600000', Expect: '100-continue' },
        });
        const answer = await rawRequest(server, lines);
        assert.equal(answer.status, 403);
        assert.deepEqual(answer.interim, []);
        assert.match(answer.body.toString(), /<Code>QuotaExceeded<\/Code>/);
        assert.match(answer.body.toString(), /1500000.*1000000/);
        await s3.send(new DeleteObjectCommand({ Bucket, Key: 'first' }));
        await s3.send(new PutObjectCommand({ Bucket, Key: 'second', Body: 'x'.repeat(1_500_000) }));
    });
    it('of buckets is filled to the last one, and one that went makes room', async () => {
        const { account } = await accountUsage();
        const present = (await s3.send(new ListBucketsCommand({}))).Buckets?.length ?? 0;
        await quota('set', '--account', account, '--buckets', String(present + 10));
        const names = Array.from({ length: writers }, (_, index) => `quota-buckets-${index}`);
        const create = (Bucket) => s3.send(new CreateBucketCommand({ Bucket }));
        const answers = await Promise.allSettled(names.map(create));
        const refused = answers.filter(({ status }) => status === 'rejected');
        assert.equal(refused.length, writers - 10);
        for (const { reason } of refused) {
            assert.equal(reason.name, 'TooManyBuckets');
        }
        const Bucket = names.find((_, index) => answers[index]?.status === 'fulfilled');
        await s3.send(new DeleteBucketCommand({ Bucket }));
        await create('quota-buckets-next');
        await assert.rejects(create('quota-buckets-last'), { name: 'TooManyBuckets' });
        await quota('set', '--account', account, '--buckets', 'default');
    });
    it('is set under what is used only when that is said', async () => {
        const Bucket = 'quota-lowered';
        await s3.send(new CreateBucketCommand({ Bucket }));
        await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x'.repeat(1000) }));
        const set = ['quota', 'set', '--bucket', Bucket, '--bytes', '999'];
        const refused = await server.cli(...set);
        assert.notEqual(refused.code, 0);
        assert.match(refused.stderr, /1000 bytes.*999.*--below-usage/);
        assert.equal((await server.cli(...set, '--below-usage')).code, 0);
        const put = s3.send(new PutObjectCommand({ Bucket, Key: 'b', Body: 'x' }));
        await assert.rejects(put, { name: 'QuotaExceeded' });
    });
    async function quota(...args) {
        const { code, stdout, stderr } = await server.cli('quota', ...args);
        assert.equal(code, 0, stdout + stderr);
        return stdout;
    }
    /** The account's id and its usage in bytes, as `quota list` prints them. */
    async function accountUsage() {
        const text = await quota('list');
        const found = /^account\s+(\d{12})\b.*$/m.exec(text);
        assert.ok(found, text);
        return { account: found[1] ?? '', usage: String(await accountBytes(s3)) };
    }
});
async function putOne(s3, random, target) {
    const Body = random.bytes(random.int(1, 600_000));
    await s3.send(new PutObjectCommand({ ...target, Body }));
}
async function putParts(s3, random, target) {
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(target));
    const Body = random.bytes(random.int(1, MiB));
    const part = { ...target, UploadId, PartNumber: 1 };
    const { ETag } = await s3.send(new UploadPartCommand({ ...part, Body }));
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    await s3.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload }));
}
async function copyOne(s3, random, target) {
    const Key = `${target.Key}/source`;
    await putOne(s3, random, { ...target, Key });
    const CopySource = `${target.Bucket}/${Key}`;
    await s3.send(new CopyObjectCommand({ ...target, CopySource }));
}
/** The sizes of the bodies that were accepted and refused. */
async function writeAll(s3, random, { Bucket, each, sizes }) {
    const accepted = [];
    const refused = [];
    const write = async (writer, own) => {
        for (let turn = 0; turn < each; turn += 1) {
            const Body = own.bytes(own.int(...sizes));
            try {
                await s3.send(new PutObjectCommand({ Bucket, Key: `${writer}/${turn}`, Body }));
                accepted.push(Body.length);
            }
            catch (error) {
                expectQuotaExceeded(error);
                refused.push(Body.length);
            }
        }
    };
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer, random.fork())));
    return { accepted, refused };
}
function expectQuotaExceeded(error) {
    if (error.name !== 'QuotaExceeded')
        throw error;
}
async function bytesIn(s3, Bucket) {
    const found = [];
    for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket })) {
        found.push(...(page.Contents ?? []).map(({ Size }) => Size ?? 0));
    }
    return sum(found);
}
async function accountBytes(s3) {
    const buckets = ['quota-bytes', 'quota-objects', 'quota-account-1', 'quota-account-2'];
    return sum(await Promise.all(buckets.map((bucket) => bytesIn(s3, bucket))));
}
function sum(numbers) {
    return numbers.reduce((total, one) => total + one, 0);
}
