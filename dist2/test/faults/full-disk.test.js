/**
 * A disk with no room left, made of a small tmpfs: writes are refused, reads and deletes go on, and
 * space comes back.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, } from '@aws-sdk/client-s3';
import { s3Client } from '../support/clients.js';
import { eventually } from '../support/processes.js';
import { seededRandom } from '../support/random.js';
import { runCommand, startServer } from '../support/server.js';
const MiB = 1024 * 1024;
const Bucket = 'full-disk';
const diskBytes = 256 * MiB;
describe('a full disk', function () {
    this.timeout(180_000);
    const random = seededRandom(11);
    const kept = new Map();
    let disk;
    let server;
    before('mount a small disk', async function () {
        const folder = await mkdtemp(join(tmpdir(), 'cairn-disk-'));
        const options = ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', folder];
        const mounted = await runCommand('mount', options);
        if (mounted.code !== 0) {
            await rm(folder, { recursive: true });
            for (const test of this.test?.parent?.tests ?? [])
                test.title += ' (mount is not allowed)';
            this.skip();
        }
        disk = folder;
        const env = { CAIRN_VOLUME_SIZE: '32MiB' };
        server = await startServer({ dataDir: join(folder, 'data'), env });
    });
    after(async () => {
        if (disk === undefined)
            return;
        try {
            await server.stop();
            await server.check();
        }
        finally {
            await server.kill();
            await runCommand('umount', [disk]);
            await rm(disk, { recursive: true });
        }
    });
    const put = async (key, sizeBytes) => {
        const Body = random.bytes(sizeBytes);
        await s3Client(server).send(new PutObjectCommand({ Bucket, Key: key, Body }));
        kept.set(key, Body);
    };
    for (const [what, sizeBytes] of [
        ['large objects', 5 * MiB],
        ['small objects', 30_000],
    ]) {
        it(`refuses ${what} with an error of AWS’s when it is full, and keeps what it has`, async () => {
            const s3 = s3Client(server);
            if (kept.size === 0)
                await s3.send(new CreateBucketCommand({ Bucket }));
            const refusal = await fill(`${what}/`, sizeBytes);
            assert.equal(refusal.$metadata?.httpStatusCode, 507, String(refusal));
            assert.equal(refusal.name, 'InsufficientStorage');
            for (const [Key, body] of kept) {
                const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
                assert.ok(body.equals((await got.Body?.transformToByteArray()) ?? Buffer.alloc(0)), Key);
            }
            const listed = await s3.send(new ListObjectsV2Command({ Bucket, MaxKeys: 1 }));
            assert.equal(listed.KeyCount, 1);
        });
    }
    it('deletes while it is full, and then has room again', async () => {
        const s3 = s3Client(server);
        for (const Key of kept.keys())
            await s3.send(new DeleteObjectCommand({ Bucket, Key }));
        kept.clear();
        await eventually('there is room for 20 large objects', async () => {
            try {
                for (let index = 0; index < 20; index += 1)
                    await put(`after/${index}`, 5 * MiB);
                return true;
            }
            catch {
                return false;
            }
        }, 60_000);
    });
    async function fill(prefix, sizeBytes) {
        for (let index = 0; index * sizeBytes < diskBytes; index += 1) {
            try {
                await put(prefix + index, sizeBytes);
            }
            catch (error) {
                return error;
            }
        }
        throw new Error(`${diskBytes} bytes fitted on a smaller disk`);
    }
});
