import { equal, ok, rejects } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineFull } from '../../src/engine/engine.js';
import { openEngine } from '../../src/engine/lmdb/open.js';
import { limits } from '../../src/limits.js';
import { freshDirectory } from './directories.js';
const MiB = 1024 * 1024;
const put = {
    name: 'put',
    grows: true,
    reads: () => ({}),
    decide: (_found, { key, value }) => ({ result: undefined, put: [[Buffer.from(key), value]] }),
};
const remove = {
    name: 'remove',
    reads: () => ({}),
    decide: (_found, key) => ({ result: undefined, remove: [Buffer.from(key)] }),
};
describe('a full disk', () => {
    let directory;
    let engine;
    const open = async (reserveBytes) => {
        engine = await openEngine({
            directories: [directory],
            slot: 0,
            volumeBytes: 32 * MiB,
            reserveBytes,
        });
        return engine;
    };
    const fill = async (write) => {
        for (let i = 0; i < 5000; i++) {
            const error = await write(i).then(() => undefined, (error) => error);
            if (error === undefined)
                continue;
            ok(error instanceof EngineFull, String(error));
            return i;
        }
        throw new Error('the disk is never full');
    };
    // lmdb-js tells the console of every commit that failed.
    const tell = console.error;
    before(() => {
        console.error = () => undefined;
    });
    after(() => {
        console.error = tell;
    });
    beforeEach(async function mount() {
        directory = await freshDirectory();
        const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96M', 'tmpfs', directory]);
        if (mounted.status !== 0)
            this.skip();
    });
    afterEach(async () => {
        await engine?.close();
        engine = undefined;
        spawnSync('umount', [directory]);
    });
    it('refuses chunks and records that grow before it is full; reads and deletes go on', async () => {
        const { chunks, records } = await open(24 * MiB);
        const ids = [];
        await fill(async (i) => ids.push(await chunks.put(Buffer.alloc(limits.chunkBytes, i))));
        ok(ids.length > 40);
        await fill((i) => records.transact(put, { key: `k${i}`, value: Buffer.alloc(1000) }));
        ok((await chunks.get(ids[0])).equals(Buffer.alloc(limits.chunkBytes)));
        await records.transact(remove, 'k0');
        await chunks.drop(ids);
        equal((await engine?.upkeep.volumes())?.length, 3);
    });
    it('space that comes back is used again', async () => {
        const { chunks, upkeep } = await open(24 * MiB);
        const ids = [];
        await fill(async (i) => ids.push(await chunks.put(Buffer.alloc(limits.chunkBytes, i))));
        await chunks.drop(ids);
        ok((await upkeep.evacuate()).length > 0);
        await new Promise((resolve) => setTimeout(resolve, 1100));
        const id = await chunks.put(Buffer.from('again'));
        equal((await chunks.get(id)).toString(), 'again');
    });
    it('without a reserve, what LMDB itself cannot write is refused, and the engine goes on', async () => {
        const { chunks, records } = await open(0);
        await records.transact(put, { key: 'kept', value: Buffer.from('kept') });
        const ballast = join(directory, 'ballast');
        await writeFile(ballast, Buffer.alloc(8 * MiB));
        const ids = [];
        await fill(async (i) => ids.push(await chunks.put(Buffer.alloc(limits.chunkBytes, i))));
        await fill((i) => records.transact(put, { key: `k${i}`, value: Buffer.alloc(60_000, i) }));
        await rejects(chunks.put(Buffer.alloc(limits.chunkBytes)), EngineFull);
        ok((await chunks.get(ids[30])).equals(Buffer.alloc(limits.chunkBytes, 30)));
        await rm(ballast);
        await records.transact(remove, 'k0');
        await chunks.drop(ids.slice(0, 30));
        const { values } = await records.read({ keys: [Buffer.from('kept'), Buffer.from('k0')] });
        equal(values[0]?.toString(), 'kept');
        equal(values[1], undefined);
        const id = await chunks.put(Buffer.alloc(limits.chunkBytes, 9));
        ok((await chunks.get(id)).equals(Buffer.alloc(limits.chunkBytes, 9)));
    });
});
