import { limits } from '../limits.js';
import { newId } from './context.js';
import { blobKey, bodyKey, manifestKey, referenceKey, releasedKey } from './keys.js';
import { decodeBlob, encodeBlob, encodeJson } from './records.js';
/** Chunks of one blob that may be on their way to the disk at once: memory a large upload takes. */
const chunksInFlight = 4;
/**
 * Memory for chunks that no body fills at present. Parts of 8 MiB are many bodies: with memory of
 * its own for each, an upload takes a quarter more CPU, in page faults and garbage collections.
 */
const spareChunks = [];
const spareChunksMax = 2 * chunksInFlight;
/**
 * Reads bytes to their end. Throws what their source throws, with nothing left behind. A body of up
 * to `inlineBytes` is not made a blob; 0 makes every body one.
 */
export async function receive(context, body, { inlineBytes }) {
    const writer = new BlobWriter(context, inlineBytes);
    try {
        for await (const bytes of body)
            await writer.write(bytes);
        return await writer.finish();
    }
    catch (error) {
        await writer.abandon();
        throw error;
    }
}
/** Gathers bytes into chunks. Until more than an inline body has come, nothing is written. */
class BlobWriter {
    #sizeBytes = 0;
    /** Kept as they came: no source uses memory again within so few bytes. */
    #small = [];
    #chunk;
    #filled = 0;
    #failure;
    #ids = [];
    #flying = new Set();
    #context;
    #chunks;
    #inlineBytes;
    constructor(context, inlineBytes) {
        this.#context = context;
        this.#chunks = context.engine.chunks;
        this.#inlineBytes = inlineBytes;
    }
    async write(bytes) {
        this.#sizeBytes += bytes.length;
        if (this.#sizeBytes <= this.#inlineBytes) {
            this.#small.push(bytes);
            return;
        }
        const small = this.#small;
        if (small.length > 0) {
            this.#small = [];
            for (const piece of small)
                await this.#fill(piece);
        }
        await this.#fill(bytes);
    }
    async #fill(bytes) {
        for (let at = 0; at < bytes.length;) {
            this.#chunk ??= spareChunks.pop() ?? Buffer.allocUnsafeSlow(limits.chunkBytes);
            const copied = bytes.copy(this.#chunk, this.#filled, at);
            at += copied;
            this.#filled += copied;
            if (this.#filled === limits.chunkBytes)
                await this.#flush();
        }
    }
    /** Sends the chunk on its way; waits only while too many are. */
    async #flush() {
        const buffer = this.#chunk;
        const index = this.#ids.push(Buffer.alloc(0)) - 1;
        const flight = this.#chunks.put(buffer.subarray(0, this.#filled)).then((id) => {
            this.#ids[index] = id;
            if (spareChunks.length < spareChunksMax)
                spareChunks.push(buffer);
            this.#flying.delete(flight);
        }, (error) => {
            this.#failure ??= error;
            this.#flying.delete(flight);
        });
        this.#flying.add(flight);
        this.#chunk = undefined;
        this.#filled = 0;
        while (this.#flying.size >= chunksInFlight)
            await Promise.race(this.#flying);
        if (this.#failure !== undefined)
            throw this.#failure;
    }
    async finish() {
        const sizeBytes = this.#sizeBytes;
        if (sizeBytes <= this.#inlineBytes) {
            const [only] = this.#small;
            const bytes = only && this.#small.length === 1 ? only : Buffer.concat(this.#small);
            return { kind: 'inline', bytes, sizeBytes };
        }
        if (this.#filled > 0)
            await this.#flush();
        await Promise.all(this.#flying);
        if (this.#failure !== undefined)
            throw this.#failure;
        return { kind: 'blob', blob: newId(this.#context), chunks: this.#ids, sizeBytes };
    }
    async abandon() {
        await Promise.all(this.#flying);
        await this.#chunks.drop(this.#ids.filter((id) => id.length > 0));
    }
}
/** Drops what was received when the transaction that should have named it refused. */
export async function discard(chunks, received) {
    if (received.kind === 'blob')
        await chunks.drop(received.chunks);
}
/** Where a received body is, in the words of an object's or a part's record. */
export function placeOf(received) {
    if (received.kind === 'inline') {
        return { kind: received.sizeBytes === 0 ? 'empty' : 'inline', extents: [] };
    }
    const { blob, sizeBytes } = received;
    return { kind: 'extents', extents: [{ blob, offset: 0, length: sizeBytes }] };
}
/** The records that keep a received body for a holder. */
export function keep(received, holder) {
    if (received.kind === 'inline') {
        return received.sizeBytes === 0 ? [] : [[bodyKey(holder), received.bytes]];
    }
    const { blob, chunks, sizeBytes } = received;
    return [
        [blobKey(blob), encodeBlob({ sizeBytes, chunkBytes: limits.chunkBytes, chunks })],
        [referenceKey(blob, holder), nothing],
    ];
}
const nothing = Buffer.alloc(0);
/**
 * What a transaction writes to let a body go. O(1): the blobs of a manifest are left to `reclaim`.
 */
export function release({ kind, holder, extents }, now) {
    if (kind === 'empty')
        return { put: [], remove: [] };
    if (kind === 'inline')
        return { put: [], remove: [bodyKey(holder)] };
    const blobs = [...new Set(extents.map(({ blob }) => blob))];
    const released = { at: now, holder, ...(kind === 'extents' && { blobs }) };
    return { put: [[releasedKey(now, holder), encodeJson(released)]], remove: [] };
}
/**
 * The bytes of a row of extents from `start`, `length` of them, one chunk read ahead. What is given
 * is good until the next is asked for: its memory is read into again. (Memory outside of V8's heap
 * makes it collect all of its garbage for each 64 MiB; that was half of what a large GET cost.)
 */
export async function* readExtents(engine, extents, { start, length }) {
    let ahead;
    let spare;
    for await (const piece of chunksOf(engine.records, extents, { start, length })) {
        const chunk = engine.chunks.get(piece.id, spare);
        // A failure is thrown when its turn comes; until then it must not count as unhandled.
        chunk.catch(() => undefined);
        spare = undefined;
        if (ahead) {
            const bytes = await ahead.chunk;
            yield bytes.subarray(ahead.piece.from, ahead.piece.to);
            spare = bytes;
        }
        ahead = { chunk, piece };
    }
    if (ahead)
        yield (await ahead.chunk).subarray(ahead.piece.from, ahead.piece.to);
}
async function* chunksOf(records, extents, { start, length }) {
    let skip = start;
    let left = length;
    for (const extent of extents) {
        if (left === 0)
            return;
        if (skip >= extent.length) {
            skip -= extent.length;
            continue;
        }
        const take = Math.min(extent.length - skip, left);
        yield* piecesOf(records, extent, { start: skip, length: take });
        left -= take;
        skip = 0;
    }
}
async function* piecesOf(records, extent, { start, length }) {
    const { values } = await records.read({ keys: [blobKey(extent.blob)] });
    const record = values[0];
    if (!record)
        throw new Error(`blob ${extent.blob} is named by an object but is not there`);
    const { chunks, chunkBytes } = decodeBlob(record);
    let at = extent.offset + start;
    const end = at + length;
    while (at < end) {
        const index = Math.floor(at / chunkBytes);
        const base = index * chunkBytes;
        const to = Math.min(end - base, chunkBytes);
        yield { id: chunks[index], from: at - base, to };
        at = base + to;
    }
}
/** The records that let a holder name the blobs of a row of extents. */
export function share(extents, holder) {
    return extents.map(({ blob }) => [referenceKey(blob, holder), nothing]);
}
/** The record of a manifest. */
export const manifestRecord = (holder, manifest) => [
    manifestKey(holder),
    encodeJson(manifest),
];
