/**
 * Bytes that changed on the disk: the object answers an error, never silent bytes; all others are
 * served; a scrub finds it.
 */
import assert from 'node:assert/strict';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { s3Client } from '../support/clients.js';
import { seededRandom } from '../support/random.js';
import { startServer } from '../support/server.js';
const MiB = 1024 * 1024;
const Bucket = 'torn';
describe('a file damaged on the disk', function () {
    this.timeout(120_000);
    const random = seededRandom(13);
    const bodies = new Map([
        ['damaged', random.bytes(3 * MiB)],
        ['sound', random.bytes(3 * MiB)],
        ['small', random.bytes(1000)],
    ]);
    let server;
    before(async () => {
        server = await startServer();
        const s3 = s3Client(server);
        await s3.send(new CreateBucketCommand({ Bucket }));
        for (const [Key, Body] of bodies)
            await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
        await server.stop();
        await flipByte(server.dataDir, bodies.get('damaged') ?? Buffer.alloc(0));
        await server.start();
    });
    after(() => server.remove());
    it('is an error for that object', async () => {
        const get = async () => {
            const got = await s3Client(server).send(new GetObjectCommand({ Bucket, Key: 'damaged' }));
            return got.Body?.transformToByteArray();
        };
        await assert.rejects(get);
    });
    it('is none for the others', async () => {
        for (const Key of ['sound', 'small']) {
            const got = await s3Client(server).send(new GetObjectCommand({ Bucket, Key }));
            const read = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
            assert.ok(read.equals(bodies.get(Key) ?? Buffer.alloc(0)), Key);
        }
    });
    it('is found by a scrub', async () => {
        await server.stop();
        const { code, stdout, stderr } = await server.cli('check', '--scrub');
        assert.notEqual(code, 0);
        assert.match(stdout + stderr, /has changed/);
    });
});
/** Finds a body's middle in the data files, and changes one byte of it there. */
async function flipByte(folder, body) {
    const middle = body.subarray(MiB + 500_000, MiB + 500_032);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
        const file = await open(join(entry.parentPath, entry.name), 'r+');
        try {
            const at = await findBytes(file, middle);
            if (at === undefined)
                continue;
            await file.write(Buffer.from([(middle[0] ?? 0) ^ 0xff]), 0, 1, at);
            return;
        }
        finally {
            await file.close();
        }
    }
    throw new Error('the body is in no file');
}
async function findBytes(file, wanted) {
    const window = Buffer.alloc(4 * MiB);
    const { size } = await file.stat();
    for (let at = 0; at < size; at += window.length - wanted.length) {
        const { bytesRead } = await file.read(window, 0, window.length, at);
        const found = window.subarray(0, bytesRead).indexOf(wanted);
        if (found >= 0)
            return at + found;
    }
    return undefined;
}
