/**
 * One LMDB environment, opened the one way that Cairn wants it: classic commits (durable when they
 * resolve), keys and values as plain bytes, and values copied out of the map into memory that the
 * caller owns. lmdb-js hands every value over in one shared buffer whose `length` is not its size;
 * the decoders here are the only code that ever sees that buffer.
 */
import * as lmdb from 'lmdb';
import { open } from 'lmdb';
const slabBytes = 64 * 1024;
const slabValueBytesMax = 4096;
/**
 * Copies out of one of lmdb-js's shared buffers, word by word into a slab: for a few hundred bytes
 * twice as fast as any call into V8.
 */
function createCopier() {
    let slab = Buffer.alloc(0);
    let slabWords = new Int32Array(0);
    let slabUsed = 0;
    let source;
    let sourceWords = slabWords;
    return (bytes, start, size) => {
        if (size > slabValueBytesMax || ((bytes.byteOffset + start) & 3) !== 0) {
            const large = Buffer.allocUnsafeSlow(size);
            large.set(new Uint8Array(bytes.buffer, bytes.byteOffset + start, size));
            return large;
        }
        if (bytes !== source) {
            source = bytes;
            // `byteLength` is the buffer's; `length` that of the value which is in it at present.
            sourceWords = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
        }
        const words = (size + 3) >> 2;
        if (slabUsed + words > slabWords.length) {
            slab = Buffer.allocUnsafeSlow(slabBytes);
            slabWords = new Int32Array(slab.buffer);
            slabUsed = 0;
        }
        const from = start >> 2;
        const to = slabUsed;
        for (let i = 0; i < words; i++)
            slabWords[to + i] = sourceWords[from + i];
        slabUsed += words;
        return slab.subarray(to * 4, to * 4 + size);
    };
}
const copyKey = createCopier();
const copyValue = createCopier();
let keyTarget;
/** Where lmdb-js puts a key before it calls LMDB: one buffer for all environments. */
export function sharedKeyBuffer() {
    return keyTarget;
}
const encoding = {
    encoder: {
        encode: (value) => value,
        decode: (bytes) => copyValue(bytes, 0, bytes.length),
    },
    keyEncoder: {
        writeKey(key, target, start) {
            if (start === 0)
                keyTarget = target;
            target.set(key, start);
            return start + key.length;
        },
        readKey: (bytes, start, end) => copyKey(bytes, start, end - start),
    },
};
/** Opens an environment, or makes it. Any number of processes may have it open. */
export function openEnvironment(options) {
    return open({
        path: options.path,
        mapSize: options.mapBytes,
        maxDbs: options.tables ?? 1,
        maxReaders: 1024,
        overlappingSync: false,
        noMemInit: true,
        noReadAhead: true,
        noSubdir: false,
        // With batching, lmdb-js rejects a promise that nobody holds when a commit fails.
        eventTurnBatching: false,
        ...encoding,
    });
}
/** Opens a named table of an environment. */
export function openTable(environment, name) {
    return environment.openDB(name, encoding);
}
const natives = lmdb.nativeAddon;
const readOnly = 0x20000;
/** What is put behind it is a microtask; `queueMicrotask` takes ten times as long, for hooks. */
const settled = Promise.resolve();
/**
 * Opens a view of a table. lmdb-js has one of its own, which it renews with a timer for each; that
 * costs four times the read (4.5 µs against 1.0). This is a transaction that lmdb-js knows nothing
 * of, reset by the native function it resets its own with; LMDB renews it with the next read. The
 * reset waits for the microtasks that are due, so that requests begun together read together:
 * whatever was acknowledged before any of them came is in the view.
 */
export function openView(table) {
    const transaction = new natives.Txn(table.env, readOnly);
    const options = { transaction };
    let state = 'open';
    const reset = () => {
        if (state === 'closed')
            return;
        natives.resetTxn(transaction.address);
        state = 'reset';
    };
    reset();
    return {
        get(key) {
            if (state === 'closed')
                throw new Error('the view is closed');
            if (state === 'reset')
                void settled.then(reset);
            state = 'open';
            return table.get(key, options);
        },
        close() {
            state = 'closed';
            transaction.abort();
        },
    };
}
/** Page counts as the last commit of any process left them. */
export function pagesOf(table) {
    return table.getStats();
}
/** What lmdb-js hides behind "Commit failed", with LMDB's or the system's number in `code`. */
export async function commitError(error) {
    const hidden = error.commitError;
    const cause = hidden ? await hidden.catch((inner) => inner) : error;
    return cause instanceof Error ? cause : new Error(String(cause));
}
const mapFull = -30792;
const noSpace = 28;
const quotaExceeded = 122;
/** Whether an error of LMDB's means that the disk, or the map, has no room. */
export function isFull(error) {
    const code = error.code;
    return code === mapFull || code === noSpace || code === quotaExceeded || code === 'ENOSPC';
}
/** Whether LMDB could write a part only, as when the disk fills up in the middle of a commit. */
export function isShortWrite(error) {
    return error.code === 5;
}
