/**
 * What Cairn asks of the machine that keeps its data: small ordered records that change in
 * serializable transactions, and large chunks that never change. A driver may be a network away, so
 * everything is asynchronous; every driver passes the one suite in `test/engine/suite.ts`.
 */
/** The part of an id that tells one chunk from another: volume and sequence. */
export const chunkName = (id) => id.toString('latin1', 0, 10);
/** A chunk is missing, or its bytes are not those that were written. */
export class ChunkDamaged extends Error {
    name = 'ChunkDamaged';
}
/** The disk has no room for more than what deletes and bookkeeping need. */
export class EngineFull extends Error {
    name = 'EngineFull';
}
