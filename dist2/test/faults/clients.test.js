/**
 * Clients that are slow, closed halfway, or gone: they get an error or nothing, they store nothing,
 * and they harm nobody else.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateBucketCommand, DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, ListMultipartUploadsCommand, PutObjectCommand, } from '@aws-sdk/client-s3';
import { s3Client } from '../support/clients.js';
import { digestStream, pattern } from '../support/pattern.js';
import { eventually, memoryBytes } from '../support/processes.js';
import { seededRandom } from '../support/random.js';
import { rawConnection } from '../support/raw.js';
import { useServer } from '../support/server.js';
import { sign } from '../support/sign.js';
const MiB = 1024 * 1024;
const Bucket = 'bad-clients';
describe('clients that misbehave', function () {
    this.timeout(120_000);
    const server = useServer();
    const s3 = s3Client(server);
    const body = seededRandom(12).bytes(MiB);
    before(() => s3.send(new CreateBucketCommand({ Bucket })));
    const isThere = (Key) => s3.send(new HeadObjectCommand({ Bucket, Key })).then(() => true, () => false);
    /** Sends the head of a PUT of 1 MiB and as much of its body as told. */
    async function beginPut(key, sentBytes) {
        const headers = { 'Content-Length': String(body.length) };
        const { lines } = sign(server, { method: 'PUT', path: `/${Bucket}/${key}`, headers });
        const connection = await rawConnection(server);
        await connection.write(`${lines.join('\r\n')}\r\n\r\n`);
        await connection.write(body.subarray(0, sentBytes));
        return connection;
    }
    it('stores nothing of a client that vanishes in the middle of its body', async () => {
        const vanishing = Array.from({ length: 40 }, async (_, index) => {
            const connection = await beginPut(`vanished/${index}`, 1000 + index * 25_000);
            await sleep(20);
            if (index % 2 === 0)
                connection.socket.resetAndDestroy();
            else
                connection.socket.destroy();
        });
        await Promise.all(vanishing);
        await sleep(200);
        for (let index = 0; index < 40; index += 1) {
            assert.equal(await isThere(`vanished/${index}`), false);
        }
    });
    it('stores nothing of a body that is closed halfway, and says so', async () => {
        const connection = await beginPut('half', 500_000);
        connection.socket.end();
        const answer = await connection.response().catch(() => undefined);
        assert.ok(answer === undefined || answer.status === 400, `answered ${answer?.status}`);
        assert.equal(await isThere('half'), false);
    });
    it('answers a client that closes its own side after a whole request', async () => {
        const connection = await beginPut('closed-after', body.length);
        connection.socket.end();
        assert.equal((await connection.response()).status, 200);
        assert.equal(await isThere('closed-after'), true);
    });
    it('takes a body that comes a little at a time', async () => {
        const connection = await beginPut('trickle', 0);
        for (let at = 0; at < body.length; at += 64 * 1024) {
            await connection.write(body.subarray(at, at + 64 * 1024));
            await sleep(30);
        }
        assert.equal((await connection.response()).status, 200);
        const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'trickle' }));
        assert.deepEqual(Buffer.from((await got.Body?.transformToByteArray()) ?? []), body);
    });
    it('gives a reader that stops halfway the old bytes or an early end, never others', async () => {
        const old = pattern(21, 64 * MiB);
        const Key = 'overwritten';
        const ContentLength = old.sizeBytes;
        const put = { Bucket, Key, Body: old.stream(), ContentLength };
        await s3.send(new PutObjectCommand(put));
        const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
        await s3.send(new PutObjectCommand({ ...put, Body: pattern(22, ContentLength).stream() }));
        await s3.send(new DeleteObjectCommand({ Bucket, Key }));
        const filler = { Bucket, Key: 'filler', Body: pattern(23, ContentLength).stream() };
        await s3.send(new PutObjectCommand({ ...filler, ContentLength }));
        await sleep(1500);
        const read = await digestStream(got.Body).catch(() => 'cut');
        if (read !== 'cut')
            assert.deepEqual(read, { md5: old.md5(), sizeBytes: old.sizeBytes });
    });
    it('is not swollen or slowed by a hundred readers that do not read', async () => {
        const Key = 'unread';
        const ContentLength = 64 * MiB;
        const Body = pattern(24, ContentLength).stream();
        await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength }));
        const idleBytes = await memoryBytes(server.pid);
        const { lines } = sign(server, { method: 'GET', path: `/${Bucket}/${Key}` });
        const readers = await Promise.all(Array.from({ length: 100 }, async () => {
            const connection = await rawConnection(server);
            connection.socket.pause();
            await connection.write(`${lines.join('\r\n')}\r\n\r\n`);
            return connection;
        }));
        await sleep(1000);
        const started = Date.now();
        await s3.send(new PutObjectCommand({ Bucket, Key: 'meanwhile', Body: 'x' }));
        assert.ok(Date.now() - started < 1000, `a PUT took ${Date.now() - started} ms`);
        const grownMiB = ((await memoryBytes(server.pid)) - idleBytes) / MiB;
        for (const { socket } of readers)
            socket.destroy();
        assert.ok(grownMiB < 250, `100 readers hold ${grownMiB.toFixed(0)} MiB`);
    });
    it('ends uploads that lost their client without a trace', async () => {
        const { Uploads } = await s3.send(new ListMultipartUploadsCommand({ Bucket }));
        assert.equal(Uploads, undefined);
    });
    it('closes a connection whose headers never end', async () => {
        const connections = await Promise.all(Array.from({ length: 20 }, async () => {
            const connection = await rawConnection(server);
            await connection.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
            return connection;
        }));
        const dripping = setInterval(() => {
            for (const connection of connections)
                void connection.write('x');
        }, 1000);
        try {
            const closed = connections.map(({ socket }) => socket.closed || once(socket, 'close'));
            await Promise.race([
                Promise.all(closed),
                sleep(40_000, undefined, { ref: false }).then(() => {
                    throw new Error('connections without whole headers are still open after 40 s');
                }),
            ]);
        }
        finally {
            clearInterval(dripping);
            for (const connection of connections)
                connection.close();
        }
    });
    it('forgets nothing of all this in memory', async () => {
        await eventually('the server has settled', async () => {
            return (await memoryBytes(server.pid)) < 400 * MiB;
        });
    });
});
