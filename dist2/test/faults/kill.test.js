/**
 * SIGKILL for every process of a loaded server, again and again: what was acknowledged is there,
 * what was not is whole or absent.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { CreateBucketCommand, DeleteObjectCommand, GetObjectCommand, PutObjectCommand, } from '@aws-sdk/client-s3';
import { s3Client } from '../support/clients.js';
import { digestStream, pattern } from '../support/pattern.js';
import { diskBytes, eventually } from '../support/processes.js';
import { useRandom } from '../support/random.js';
import { useServer } from '../support/server.js';
const MiB = 1024 * 1024;
const Bucket = 'killed';
const volumeBytes = 64 * MiB;
/** Each of two workers and the primary may leave one volume that it has not filled. */
const unfilledBytes = 3 * volumeBytes + 8 * MiB;
const sizes = [100, 1000, 20_000, 64 * 1024 + 1, 700_000, 3 * MiB];
describe('kill -9 under load', function () {
    this.timeout(240_000);
    const server = useServer({ env: { CAIRN_VOLUME_SIZE: `${volumeBytes}` } });
    const random = useRandom();
    const s3 = s3Client(server);
    before(() => s3.send(new CreateBucketCommand({ Bucket })));
    it('loses nothing that was acknowledged, three times over', async () => {
        const writers = Array.from({ length: 24 }, (_, index) => new Writer(s3, random.fork(), index));
        const acknowledged = () => writers.reduce((sum, writer) => sum + writer.acknowledged, 0);
        for (let round = 0; round < 3; round += 1) {
            const before = acknowledged();
            const working = Promise.all(writers.map((writer) => writer.work()));
            await eventually('there is a load', async () => acknowledged() > before + 150, 60_000);
            await server.kill();
            await working;
            await server.start();
            for (const writer of writers)
                await writer.verify();
            await server.check();
        }
    });
    it('gets back the space of what was being written', async () => {
        const before = await diskBytes(server.dataDir);
        for (let round = 0; round < 4; round += 1) {
            const puts = Array.from({ length: 6 }, (_, index) => {
                const Body = pattern(index, 256 * MiB).stream();
                const put = { Bucket, Key: `orphan/${index}`, Body, ContentLength: 256 * MiB };
                return s3.send(new PutObjectCommand(put)).catch(() => 'cut');
            });
            await eventually('more is being written than unfilled volumes can hold', async () => (await diskBytes(server.dataDir)) > before + 2 * unfilledBytes, 30_000);
            await server.kill();
            assert.deepEqual([...new Set(await Promise.all(puts))], ['cut']);
            await server.start();
            await eventually('the orphans are gone from the disk', async () => (await diskBytes(server.dataDir)) < before + unfilledBytes, 30_000);
        }
        await server.check();
    });
});
/** One client with keys of its own. It knows for each what the server must have, or may have. */
class Writer {
    acknowledged = 0;
    #s3;
    #random;
    #prefix;
    /** Key → the MD5s it may have; `undefined` among them: it may be absent. */
    #possible = new Map();
    constructor(s3, random, index) {
        this.#s3 = s3;
        this.#random = random;
        this.#prefix = `writer-${index}/`;
    }
    /** Writes and deletes until the server is gone. */
    async work() {
        for (;;) {
            const Key = this.#prefix + this.#random.int(0, 40);
            const Body = this.#random.chance(0.85)
                ? this.#random.bytes(this.#random.pick(sizes))
                : undefined;
            const wanted = Body && createHash('md5').update(Body).digest('hex');
            const possible = this.#possible.get(Key) ?? new Set([undefined]);
            this.#possible.set(Key, new Set([...possible, wanted]));
            try {
                if (Body)
                    await this.#s3.send(new PutObjectCommand({ Bucket, Key, Body }));
                else
                    await this.#s3.send(new DeleteObjectCommand({ Bucket, Key }));
            }
            catch (error) {
                assert.equal(error.$response, undefined, String(error));
                return;
            }
            this.#possible.set(Key, new Set([wanted]));
            this.acknowledged += 1;
        }
    }
    async verify() {
        for (const [Key, possible] of this.#possible) {
            const found = await this.#md5(Key);
            assert.ok(possible.has(found), `${Key} is ${found}, not one of ${[...possible].join()}`);
            this.#possible.set(Key, new Set([found]));
        }
    }
    async #md5(Key) {
        try {
            const got = await this.#s3.send(new GetObjectCommand({ Bucket, Key }));
            const { md5 } = await digestStream(got.Body);
            assert.equal(got.ETag, `"${md5}"`, Key);
            return md5;
        }
        catch (error) {
            if (error.name === 'NoSuchKey')
                return undefined;
            throw error;
        }
    }
}
