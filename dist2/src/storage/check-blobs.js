/** The half of `check` that looks at blobs: who names them, and whether their chunks are there. */
import { chunkName } from '../engine/engine.js';
import { idBytes } from './keys.js';
import { decodeBlob } from './records.js';
import { scan } from './scan.js';
/** Compares references with what bodies claim, and blobs with the chunks that are kept. */
export async function checkBlobs(engine, claimed, { scrub }) {
    const { records } = engine;
    const problems = [];
    const named = new Set();
    const found = new Set();
    for await (const { key } of scan(records, 'R')) {
        const reference = key.toString('hex');
        found.add(reference);
        named.add(key.toString('hex', 1, 1 + idBytes));
        if (!claimed.has(reference))
            problems.push(`reference ${reference} is claimed by no body`);
    }
    for (const reference of claimed) {
        if (!found.has(reference))
            problems.push(`reference ${reference} is missing`);
    }
    const kept = await keptChunks(engine);
    let chunks = 0;
    for await (const { key, value } of scan(records, 'K')) {
        const blob = key.toString('hex', 1);
        if (!named.has(blob))
            problems.push(`blob ${blob} is named by nobody`);
        for (const id of decodeBlob(value).chunks) {
            chunks++;
            const problem = await checkChunk(engine, { id, kept, scrub });
            if (problem)
                problems.push(`blob ${blob}: ${problem}`);
        }
    }
    return { problems, chunks };
}
async function keptChunks(engine) {
    const kept = new Map();
    for await (const batch of engine.upkeep.chunkIds()) {
        for (const id of batch)
            kept.set(chunkName(id), 0);
    }
    return kept;
}
async function checkChunk(engine, { id, kept, scrub }) {
    const names = kept.get(chunkName(id));
    if (names === undefined)
        return `chunk ${id.toString('hex')} is missing`;
    if (names > 0)
        return `chunk ${id.toString('hex')} is named by another blob too`;
    kept.set(chunkName(id), names + 1);
    if (!scrub)
        return undefined;
    try {
        await engine.chunks.get(id);
        return undefined;
    }
    catch (error) {
        return error.message;
    }
}
