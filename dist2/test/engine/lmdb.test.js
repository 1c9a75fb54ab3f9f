import { deepEqual, equal, notEqual, ok, rejects } from 'node:assert/strict';
import { open as openFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ChunkDamaged } from '../../src/engine/engine.js';
import { openEngine } from '../../src/engine/lmdb/open.js';
import { limits } from '../../src/limits.js';
import { freshDirectory, useOthers } from './directories.js';
import { writeText } from './other-process.js';
import { engineSuite } from './suite.js';
const MiB = 1024 * 1024;
describe('the engine on LMDB', () => {
    engineSuite(async () => openEngine({ directories: [await freshDirectory()], slot: 0 }));
});
describe('an LMDB engine in its directory', () => {
    const start = useOthers();
    let directory;
    let engine;
    const reopen = async () => {
        await engine?.close();
        engine = await openEngine({ directories: [directory], slot: 0, volumeBytes: 16 * MiB });
    };
    const read = async (key) => {
        const { values } = await engine.records.read({ keys: [Buffer.from(key)] });
        return values[0]?.toString();
    };
    beforeEach(async () => {
        directory = await freshDirectory();
        engine = await openEngine({ directories: [directory], slot: 0, volumeBytes: 16 * MiB });
    });
    afterEach(() => engine.close());
    it('keeps what it has when it is closed and opened', async () => {
        await engine.records.transact(writeText, { key: 'k', value: 'v' });
        const id = await engine.chunks.put(Buffer.alloc(100_000, 1));
        await reopen();
        equal(await read('k'), 'v');
        ok((await engine.chunks.get(id)).equals(Buffer.alloc(100_000, 1)));
    });
    it('closing waits for what is in flight, and refuses what comes after', async () => {
        const inFlight = [
            engine.records.transact(writeText, { key: 'k', value: 'v' }),
            engine.chunks.put(Buffer.alloc(limits.chunkBytes)),
        ];
        await engine.close();
        await Promise.all(inFlight);
        await rejects(engine.records.transact(writeText, { key: 'k', value: 'w' }));
        engine = await openEngine({ directories: [directory], slot: 0 });
        equal(await read('k'), 'v');
    });
    it('reads what another process was acknowledged, at once', async () => {
        const other = await start({ directories: [directory], slot: 1 });
        for (let i = 0; i < 30; i++) {
            await other.write('k', `theirs ${i}`);
            equal(await read('k'), `theirs ${i}`);
            await engine.records.transact(writeText, { key: 'k', value: `ours ${i}` });
            equal(await other.read('k'), `ours ${i}`);
        }
        const id = await other.putChunk(Buffer.alloc(50_000, 3));
        ok((await engine.chunks.get(id)).equals(Buffer.alloc(50_000, 3)));
        await engine.chunks.drop([id]);
        equal(await other.hasChunk(id), false);
    });
    it('never gives a sequence number twice, even if the chunk is gone', async () => {
        const names = new Set();
        for (let i = 0; i < 4; i++) {
            const id = await engine.chunks.put(Buffer.from('same'));
            await engine.chunks.drop([id]);
            names.add(id.toString('hex'));
            await reopen();
        }
        equal(names.size, 4);
    });
    it('a whole chunk fills its pages exactly', async () => {
        const liveBytes = async () => (await engine.upkeep.volumes())[0]?.liveBytes ?? 0;
        await engine.chunks.put(Buffer.alloc(limits.chunkBytes));
        const before = await liveBytes();
        for (let i = 0; i < 4; i++)
            await engine.chunks.put(Buffer.alloc(limits.chunkBytes));
        equal((await liveBytes()) - before, 4 * MiB);
    });
    it('uses the space of dropped chunks again', async () => {
        for (let i = 0; i < 60; i++) {
            const ids = await Promise.all([1, 2].map(() => engine.chunks.put(Buffer.alloc(MiB - 24, i))));
            await engine.chunks.drop(ids);
        }
        const volumes = await engine.upkeep.volumes();
        equal(volumes.length, 1);
        ok((volumes[0]?.fileBytes ?? 0) <= 16 * MiB);
    });
    it('bytes that changed on the disk are damage of that chunk alone', async () => {
        const whole = await engine.chunks.put(Buffer.alloc(500_000, 'w'));
        const mark = Buffer.from('here is a mark that is easy to find');
        const torn = Buffer.alloc(500_000, 't');
        mark.copy(torn, 250_000);
        const tornId = await engine.chunks.put(torn);
        await engine.close();
        const file = await openFile(join(directory, 'volumes', '0001', 'data.mdb'), 'r+');
        const at = (await file.readFile()).indexOf(mark);
        await file.write(Buffer.from('X'), 0, 1, at);
        await file.close();
        engine = await openEngine({ directories: [directory], slot: 0 });
        await rejects(engine.chunks.get(tornId), ChunkDamaged);
        ok((await engine.chunks.get(whole)).equals(Buffer.alloc(500_000, 'w')));
    });
    it('reading chunks does not make the process larger', async function test() {
        if (process.platform !== 'linux')
            this.skip();
        const ids = [];
        for (let i = 0; i < 12; i++)
            ids.push(await engine.chunks.put(Buffer.alloc(MiB - 24, i)));
        for (const id of ids)
            await engine.chunks.get(id);
        const smaps = await readFile('/proc/self/smaps', 'utf8');
        const maps = smaps.split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m);
        const mapped = maps.filter((one) => one.includes(`${directory}/volumes/0001/data.mdb`));
        const resident = mapped.map((one) => Number(/^Rss: +([0-9]+) kB$/m.exec(one)?.[1]));
        equal(resident.length, 1);
        ok((resident[0] ?? Number.NaN) < 1024, `${resident[0]} KiB are resident`);
    });
    it('each process has a volume of its own, and takes over those of processes that ended', async () => {
        const volumeOf = (id) => id.readUInt32BE(0);
        const ours = await engine.chunks.put(Buffer.from('ours'));
        const first = await start({ directories: [directory], slot: 1 });
        const second = await start({ directories: [directory], slot: 2 });
        const theirs = [await first.putChunk(Buffer.of(1)), await second.putChunk(Buffer.of(2))];
        deepEqual([ours, ...theirs].map(volumeOf), [1, 2, 3]);
        const ended = new Promise((resolve) => first.child.once('exit', resolve));
        first.child.kill('SIGKILL');
        await ended;
        const third = await start({ directories: [directory], slot: 3 });
        const id = await third.putChunk(Buffer.of(3));
        equal(volumeOf(id), 2);
        ok(id.readUIntBE(4, 6) > theirs[0].readUIntBE(4, 6));
    });
    it('settled are the chunks of processes that have ended', async () => {
        const settled = async () => {
            const found = [];
            for await (const ids of engine.upkeep.chunkIds({ settled: true })) {
                found.push(...ids.map((id) => id.toString('hex')));
            }
            return found;
        };
        await engine.chunks.put(Buffer.from('ours'));
        const other = await start({ directories: [directory], slot: 1 });
        const id = await other.putChunk(Buffer.from('theirs'));
        deepEqual(await settled(), []);
        const ended = new Promise((resolve) => other.child.once('exit', resolve));
        other.child.kill('SIGKILL');
        await ended;
        deepEqual(await settled(), [id.toString('hex')]);
    });
    it('begins a volume when one is full, on the disk with most room', async () => {
        const second = await freshDirectory();
        await engine.close();
        engine = await openEngine({
            directories: [directory, second],
            slot: 0,
            volumeBytes: 16 * MiB,
        });
        const ids = [];
        for (let i = 0; i < 10; i++) {
            const some = Array.from({ length: 4 }, (_, j) => Buffer.alloc(limits.chunkBytes, i * 4 + j));
            ids.push(...(await Promise.all(some.map((bytes) => engine.chunks.put(bytes)))));
        }
        const used = [...(await readdir(join(directory, 'volumes')))];
        used.push(...(await readdir(join(second, 'volumes'))));
        ok(used.length >= 3, `volumes ${used}`);
        for (const [i, id] of ids.entries()) {
            ok((await engine.chunks.get(id)).equals(Buffer.alloc(limits.chunkBytes, i)));
        }
        const volumes = await engine.upkeep.volumes();
        for (const { fileBytes } of volumes)
            ok(fileBytes <= 18 * MiB);
        notEqual(ids[0]?.readUInt32BE(0), ids.at(-1)?.readUInt32BE(0));
    });
});
