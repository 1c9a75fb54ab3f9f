/**
 * Memory does not grow with what is stored or read: a 1 GiB object by PUT, in parts and by GET.
 * `TEST_LARGE_GIB=5` makes it the 5 GiB of the promise; the bound is the same.
 */
import assert from 'node:assert/strict';
import { CompleteMultipartUploadCommand, CreateBucketCommand, CreateMultipartUploadCommand, DeleteObjectCommand, GetObjectCommand, PutObjectCommand, UploadPartCommand, } from '@aws-sdk/client-s3';
import { s3Client } from '../support/clients.js';
import { digestStream, pattern } from '../support/pattern.js';
import { diskBytes, eventually, memoryBytes, watchMemory } from '../support/processes.js';
import { useServer } from '../support/server.js';
const MiB = 1024 * 1024;
const largeBytes = Number(process.env.TEST_LARGE_GIB ?? 1) * 1024 * MiB;
const growthMax = 150 * MiB;
const Bucket = 'large';
describe('memory with large objects', function () {
    this.timeout(900_000);
    const server = useServer();
    const s3 = s3Client(server);
    const whole = pattern(31, largeBytes);
    let idleBytes = 0;
    before(async () => {
        await s3.send(new CreateBucketCommand({ Bucket }));
        idleBytes = await memoryBytes(server.pid);
    });
    async function holdsLittle(work, most = growthMax) {
        const stop = watchMemory(server.pid);
        await work();
        const grown = (await stop()) - idleBytes;
        assert.ok(grown < most, `${(grown / MiB).toFixed(0)} MiB above idle`);
    }
    it('holds less than 150 MB above idle during a PUT', async () => {
        await holdsLittle(async () => {
            const ContentLength = largeBytes;
            const put = { Bucket, Key: 'whole', Body: whole.stream(), ContentLength };
            await s3.send(new PutObjectCommand(put));
        });
    });
    it('holds less than 150 MB above idle during a GET, whose bytes are right', async () => {
        await holdsLittle(async () => {
            const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'whole' }));
            const read = await digestStream(got.Body);
            assert.deepEqual(read, { md5: whole.md5(), sizeBytes: largeBytes });
        });
    });
    it('holds less than 300 MB above idle during a multipart upload with 8 parts at once', async () => {
        await holdsLittle(async () => {
            const target = { Bucket, Key: 'parts' };
            const { UploadId } = await s3.send(new CreateMultipartUploadCommand(target));
            const ContentLength = 64 * MiB;
            const Parts = await Promise.all(Array.from({ length: 8 }, async (_, index) => {
                const PartNumber = index + 1;
                const Body = pattern(40 + index, ContentLength).stream();
                const part = { ...target, UploadId, PartNumber, Body, ContentLength };
                return { PartNumber, ETag: (await s3.send(new UploadPartCommand(part))).ETag };
            }));
            const MultipartUpload = { Parts };
            await s3.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload }));
        }, 2 * growthMax);
    });
});
describe('disk space', function () {
    this.timeout(180_000);
    const server = useServer({ env: { CAIRN_VOLUME_SIZE: '64MiB' } });
    const s3 = s3Client(server);
    it('comes back after deletes, while it serves', async () => {
        const ContentLength = 100 * MiB;
        await s3.send(new CreateBucketCommand({ Bucket }));
        const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
        for (const Key of keys) {
            const Body = pattern(50, ContentLength).stream();
            await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength }));
        }
        const full = await diskBytes(server.dataDir);
        assert.ok(full > keys.length * ContentLength, `${full} bytes`);
        for (const Key of keys)
            await s3.send(new DeleteObjectCommand({ Bucket, Key }));
        await eventually('most of the space is back', async () => (await diskBytes(server.dataDir)) < full * 0.3, 60_000);
    });
});
