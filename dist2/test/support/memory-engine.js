/**
 * The engine on two maps, for tests of what stands on it: the same promises, but for durability.
 * Bytes are copied on their way in and out, as they are by an engine that keeps them elsewhere.
 */
import { isIntact, newChunkId } from '../../src/engine/chunk-id.js';
import { ChunkDamaged, chunkName, EngineFull, } from '../../src/engine/engine.js';
import { limits } from '../../src/limits.js';
/** An empty engine in memory. */
export function openMemoryEngine() {
    const records = new Map();
    const chunks = new Map();
    let sequence = 1;
    let isFull = false;
    function refuseIfFull() {
        if (isFull)
            throw new EngineFull('the disk is full');
    }
    return {
        records: {
            read: async (reads) => find(records, reads),
            async transact(transaction, args) {
                if (transaction.grows)
                    refuseIfFull();
                const decision = transaction.decide(find(records, transaction.reads(args)), args);
                apply(records, decision);
                return decision.result;
            },
        },
        chunks: {
            async put(bytes) {
                refuseIfFull();
                if (bytes.length === 0 || bytes.length > limits.chunkBytes) {
                    throw new RangeError(`a chunk of ${bytes.length} bytes`);
                }
                const id = newChunkId({ volume: 1, sequence: sequence++ }, bytes);
                chunks.set(chunkName(id), { id, bytes: Buffer.from(bytes) });
                return id;
            },
            async get(id) {
                const chunk = chunks.get(chunkName(id));
                if (!chunk || !isIntact(id, chunk.bytes))
                    throw new ChunkDamaged(id.toString('hex'));
                return Buffer.from(chunk.bytes);
            },
            async drop(ids) {
                for (const id of ids)
                    chunks.delete(chunkName(id));
            },
        },
        upkeep: {
            async *chunkIds() {
                if (chunks.size > 0)
                    yield [...chunks.values()].map(({ id }) => Buffer.from(id));
            },
            async volumes() {
                const liveBytes = [...chunks.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
                return [{ name: '0001', capacityBytes: 2 ** 32, fileBytes: liveBytes, liveBytes }];
            },
            evacuate: async () => [],
            takeCommitSeconds: () => [],
        },
        setFull(full) {
            isFull = full;
        },
        close: async () => undefined,
    };
}
// One byte is one UTF-16 unit here, so JavaScript's order of strings is that of their bytes.
const textOf = (key) => key.toString('latin1');
const keyOf = (text) => Buffer.from(text, 'latin1');
function find(records, reads) {
    const values = (reads.keys ?? []).map((key) => {
        const value = records.get(textOf(key));
        return value && Buffer.from(value);
    });
    return { values, ranges: (reads.ranges ?? []).map((range) => findRange(records, range)) };
}
function findRange(records, range) {
    const [start, end] = [textOf(range.start), textOf(range.end)];
    const keys = [...records.keys()].filter((key) => key >= start && key < end).sort();
    if (range.reverse)
        keys.reverse();
    return keys
        .slice(0, range.limit)
        .map((key) => ({ key: keyOf(key), value: Buffer.from(records.get(key)) }));
}
function apply(records, decision) {
    for (const key of [...(decision.put ?? []).map(([key]) => key), ...(decision.remove ?? [])]) {
        if (key.length === 0 || key.length > limits.recordKeyBytes) {
            throw new RangeError(`a record's key of ${key.length} bytes`);
        }
    }
    for (const [key, value] of decision.put ?? [])
        records.set(textOf(key), Buffer.from(value));
    for (const key of decision.remove ?? [])
        records.delete(textOf(key));
}
