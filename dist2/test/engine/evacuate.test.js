import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ChunkDamaged } from '../../src/engine/engine.js';
import { openEngine } from '../../src/engine/lmdb/open.js';
import { limits } from '../../src/limits.js';
import { freshDirectory, useOthers } from './directories.js';
const volumeBytes = 16 * 1024 * 1024;
const bytesOf = (i) => Buffer.alloc(limits.chunkBytes - i, i + 1);
describe('evacuation of a volume', () => {
    const start = useOthers();
    let directory;
    let engine;
    let onStep;
    const kept = new Map();
    const open = async () => {
        engine = await openEngine({
            directories: [directory],
            slot: 0,
            volumeBytes,
            onStep: (step) => onStep(step),
        });
    };
    const names = () => readdir(join(directory, 'volumes'));
    const listed = async () => {
        const found = [];
        for await (const ids of engine.upkeep.chunkIds()) {
            found.push(...ids.map((id) => id.toString('hex')));
        }
        return found.sort();
    };
    /** Fills a volume and some of the next; then drops three of four of those in the first. */
    async function fillAndDrop() {
        const ids = [];
        for (let i = 0; i < 18; i++)
            ids.push(await engine.chunks.put(bytesOf(i)));
        const dropped = ids.filter((_, i) => i % 4 !== 0 && i < 14);
        await engine.chunks.drop(dropped);
        kept.clear();
        for (const [i, id] of ids.entries())
            if (!dropped.includes(id))
                kept.set(i, id);
    }
    async function allIsThere() {
        for (const [i, id] of kept)
            ok((await engine.chunks.get(id)).equals(bytesOf(i)), `chunk ${i}`);
        deepEqual(await listed(), [...kept.values()].map((id) => id.toString('hex')).sort());
    }
    beforeEach(async () => {
        directory = await freshDirectory();
        onStep = () => undefined;
        await open();
        await fillAndDrop();
    });
    afterEach(() => engine.close());
    it('moves what is live, deletes the rest, and every name still works', async () => {
        deepEqual(await names(), ['0001', '0002']);
        deepEqual(await engine.upkeep.evacuate(), ['0001']);
        deepEqual(await names(), ['0002']);
        await allIsThere();
        deepEqual(await engine.upkeep.evacuate(), []);
        await engine.close();
        await open();
        await allIsThere();
    });
    it('leaves alone what is not full or mostly live', async () => {
        await engine.upkeep.evacuate();
        const before = await names();
        for (let i = 0; i < 3; i++)
            deepEqual(await engine.upkeep.evacuate(), []);
        deepEqual(await names(), before);
    });
    it('a moved chunk can be dropped', async () => {
        await engine.upkeep.evacuate();
        const [moved] = kept.get(4) ? [kept.get(4)] : [];
        ok(moved);
        await engine.chunks.drop([moved]);
        await rejects(engine.chunks.get(moved), ChunkDamaged);
        kept.delete(4);
        await allIsThere();
    });
    it('chunks can move again and again', async () => {
        const first = new Map(kept);
        for (let round = 0; round < 4; round++) {
            await engine.upkeep.evacuate();
            await fillAndDrop();
            for (const [i, id] of first) {
                ok((await engine.chunks.get(id)).equals(bytesOf(i)), `round ${round}, chunk ${i}`);
            }
            // All but the oldest go, so that the volume which those moved to is mostly empty again.
            await engine.chunks.drop([...kept.values()]);
        }
        await engine.upkeep.evacuate();
        kept.clear();
        for (const [i, id] of first)
            kept.set(i, id);
        await allIsThere();
        await engine.chunks.drop([...kept.values()]);
        kept.clear();
        await allIsThere();
    });
    it('chunks that are dropped while they move are gone afterwards', async () => {
        for (const step of ['named', 'copied', 'removed']) {
            const [i, id] = [...kept].at(0);
            let drop;
            onStep = (at) => {
                if (at === step)
                    drop ??= engine.chunks.drop([id]);
            };
            await engine.upkeep.evacuate();
            onStep = () => undefined;
            await drop;
            kept.delete(i);
            await allIsThere();
            await fillAndDrop();
            for (const hex of await listed()) {
                const live = [...kept.values()].some((one) => one.toString('hex') === hex);
                if (!live)
                    await engine.chunks.drop([Buffer.from(hex, 'hex')]);
            }
        }
    });
    it('another process reads on, and lets go of the deleted file', async () => {
        const other = await start({ directories: [directory], slot: 1, volumeBytes });
        const ids = [...kept.values()];
        for (const id of ids)
            equal(await other.hasChunk(id), true);
        let isDone = false;
        const reading = (async () => {
            while (!isDone)
                for (const id of ids)
                    equal(await other.hasChunk(id), true);
        })();
        deepEqual(await engine.upkeep.evacuate(), ['0001']);
        for (let i = 0; i < 50 && (await other.deletedFiles()).length > 0; i++) {
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
        deepEqual(await other.deletedFiles(), []);
        isDone = true;
        await reading;
        await other.dropChunks(ids.slice(0, 2));
        for (const id of ids.slice(0, 2))
            await rejects(engine.chunks.get(id), ChunkDamaged);
    });
    for (const step of ['marked', 'named', 'copied', 'removed', 'gone', 'deleted']) {
        it(`goes on after a kill at "${step}", and nothing is lost`, async () => {
            await engine.close();
            const other = await start({ directories: [directory], slot: 0, volumeBytes, killAt: step });
            await rejects(other.evacuate());
            await open();
            for (const [i, id] of kept)
                ok((await engine.chunks.get(id)).equals(bytesOf(i)), `chunk ${i}`);
            await engine.upkeep.evacuate();
            deepEqual((await names()).filter((name) => name === '0001'), []);
            await allIsThere();
        });
    }
});
