/**
 * Gives disk space back. An LMDB file never shrinks, so when most of a full volume's chunks have
 * been dropped, the rest move to another volume and the file is deleted. The order is such that
 * a crash after any step loses nothing and the next run goes on:
 *
 * 1. the volume is marked `leaving`
 * 2. for a few chunks at a time: the volume's row names where they go; they are durable there; they
 *    are removed here. Those that turn out to have been dropped meanwhile are taken back
 * 3. the volume is marked `gone`, and its row says where its chunks are
 * 4. its directory is deleted; other processes close it within a second, and its space is free
 */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { volumeOf } from '../chunk-id.js';
import { ChunkDamaged, EngineFull } from '../engine.js';
import { syncDirectory } from './directory.js';
import { volumeName, volumePath } from './volume.js';
const batchChunks = 16;
/**
 * Evacuates the full volumes of which less than half is live, the emptiest first, as long as there
 * is room to move what they hold; resolves to the names of those removed.
 */
export async function evacuate(evacuation) {
    const removed = [];
    for (const number of await candidates(evacuation)) {
        try {
            await evacuateOne(evacuation, number);
            removed.push(volumeName(number));
        }
        catch (error) {
            if (error instanceof EngineFull)
                return removed;
            throw error;
        }
    }
    return removed;
}
async function candidates({ volumes, table }) {
    const found = [];
    for (const [number, row] of table.list()) {
        if (row.state !== 'full' && row.state !== 'leaving')
            continue;
        const usage = await volumes.use(number, async (volume) => volume.usage());
        if (!usage)
            continue;
        const isMostlyEmpty = usage.liveBytes < usage.fileBytes / 2;
        if (isMostlyEmpty || row.state === 'leaving')
            found.push({ number, liveBytes: usage.liveBytes });
    }
    return found.sort((a, b) => a.liveBytes - b.liveBytes).map(({ number }) => number);
}
async function evacuateOne(evacuation, number) {
    const { volumes, table, onStep } = evacuation;
    const goesOn = table.find(number)?.state === 'leaving';
    await table.change(number, { state: 'leaving' });
    onStep('marked');
    const moved = new Map();
    await volumes.use(number, async (volume) => {
        for (;;) {
            const ids = volume.list(undefined, batchChunks);
            if (ids.length === 0)
                return;
            await moveSome(evacuation, volume, { ids, moved });
        }
    });
    // What an interrupted run moved is not known, only to which volumes.
    const into = table.find(number)?.into ?? [];
    await table.retire(number, (origin) => (goesOn ? into : [...(moved.get(origin) ?? [])]));
    onStep('gone');
    const directory = volumes.directoryOf(number);
    await volumes.forget(number);
    if (directory !== undefined)
        deleteVolume(directory, number);
    onStep('deleted');
}
async function moveSome(evacuation, from, batch) {
    const { volumes, onStep } = evacuation;
    const wentTo = new Map();
    await Promise.all(batch.ids.map(async (id) => {
        const to = (await alreadyIn(evacuation, from, id)) ?? (await copy(evacuation, from, id));
        if (to === undefined)
            return;
        wentTo.set(id, to);
        const origin = volumeOf(id);
        batch.moved.set(origin, (batch.moved.get(origin) ?? new Set()).add(to));
    }));
    onStep('copied');
    const removed = new Set(await from.remove(batch.ids));
    for (const [id, to] of wentTo) {
        if (!removed.has(id))
            await volumes.use(to, (volume) => volume.remove([id]));
    }
    onStep('removed');
}
async function alreadyIn({ volumes, table }, from, id) {
    for (const number of table.find(from.number)?.into ?? []) {
        if (await volumes.use(number, async (volume) => volume.has(id)))
            return number;
    }
    return undefined;
}
// Damaged bytes move as they are: the checksum in the name goes on telling.
async function copy({ volumes, table, onStep }, from, id) {
    const bytes = await from.get(id).catch((error) => {
        if (error instanceof ChunkDamaged)
            return from.copy(id);
        throw error;
    });
    if (!bytes)
        return undefined;
    return volumes.write(bytes.length, async (to) => {
        await table.goesInto(from.number, to.number);
        onStep('named');
        await to.put(id, bytes);
        return to.number;
    });
}
/** Deletes a volume's directory, durably; whoever has it open keeps it until they close it. */
export function deleteVolume(directory, number) {
    const path = volumePath(directory, number);
    rmSync(path, { recursive: true, force: true });
    syncDirectory(dirname(path));
}
