/**
 * Chunks in volumes. A chunk is looked for in the volume that its name says, and when that volume
 * is being or has been evacuated, in those that it went into.
 */
import { limits } from '../../limits.js';
import { newChunkId, volumeOf } from '../chunk-id.js';
import { ChunkDamaged } from '../engine.js';
/** Chunks kept in `volumes`. */
export function createChunks(volumes, table) {
    return {
        put(bytes) {
            if (bytes.length === 0 || bytes.length > limits.chunkBytes) {
                return Promise.reject(new RangeError(`a chunk of ${bytes.length} bytes`));
            }
            return volumes.write(bytes.length, async (volume, sequence) => {
                const id = newChunkId({ volume: volume.number, sequence }, bytes);
                await volume.put(id, bytes);
                return id;
            });
        },
        async get(id, into) {
            const bytes = await search(volumes, table, { id, into, volume: volumeOf(id), seen: [] });
            if (!bytes)
                throw new ChunkDamaged(`chunk ${id.toString('hex')} is missing`);
            return bytes;
        },
        async drop(ids) {
            const byVolume = new Map();
            for (const id of ids) {
                const volume = volumeOf(id);
                const others = byVolume.get(volume);
                if (others)
                    others.push(id);
                else
                    byVolume.set(volume, [id]);
            }
            await Promise.all([...byVolume].map(([volume, some]) => drop(volumes, table, [volume, some])));
        },
    };
}
// A chunk leaves a volume only after it is durable in one that the row names, so the row is read
// after the volume: whoever misses it here finds it there.
async function search(volumes, table, { id, into, volume, seen }) {
    if (seen.includes(volume))
        return undefined;
    seen.push(volume);
    const bytes = await volumes.use(volume, (opened) => opened.get(id, into));
    if (bytes)
        return bytes;
    for (const other of table.find(volume)?.into ?? []) {
        const found = await search(volumes, table, { id, into, volume: other, seen });
        if (found)
            return found;
    }
    return undefined;
}
// From a volume first and from those it goes into after: an evacuation that copied a chunk before
// it was dropped finds that it cannot remove it, and takes the copy back.
async function drop(volumes, table, [volume, ids]) {
    const reached = [volume];
    for (const number of reached) {
        await volumes.use(number, (opened) => opened.remove(ids));
        for (const other of table.find(number)?.into ?? []) {
            if (!reached.includes(other))
                reached.push(other);
        }
    }
}
