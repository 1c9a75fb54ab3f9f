/**
 * Background work that gives space back. A body that was let go left a note (`T`); here the blobs
 * that nobody else names, and nobody reads, are dropped. Each step may be cut off at any point and
 * done again: the blob's record goes in a transaction, then its chunks; chunks left over by a crash
 * between the two are found by {@link Reclaim.recover}.
 */
import { chunkName } from '../engine/engine.js';
import { limits } from '../limits.js';
import { afterPrefix, blobKey, manifestKey, nameOfUpload, partsOf, referenceKey, referencesOf, removedBucketKey, startingWith, uploadKey, } from './keys.js';
import { partRelease } from './parts.js';
import { decodeBlob, decodeJson } from './records.js';
import { scan } from './scan.js';
/** A reader that found an object just before it was let go has begun to read by then. */
const graceMs = 2000;
const notesPerRun = 1000;
/** Transactions that share a flush: a page of a disk's image has a thousand blobs. */
const namesAtOnce = 256;
/** The background work on an engine; it runs when it is called. */
export function createReclaim(options) {
    return {
        async run() {
            await abortOrphanedUploads(options);
            await forgetFinished(options);
            return dropReleased(options);
        },
        recover: () => recover(options.engine),
    };
}
async function dropReleased({ engine, now, inUse }) {
    const { ranges } = await engine.records.read({
        ranges: [startingWith(Buffer.from('T'), notesPerRun)],
    });
    let dropped = 0;
    for (const { key, value } of ranges[0] ?? []) {
        const note = decodeJson(value);
        if (note.at > now() - graceMs)
            break;
        const named = await namesOf(engine, note);
        const busy = await inUse(named.map(({ blob }) => blob));
        if (busy.length > 0)
            continue;
        for (let at = 0; at < named.length; at += namesAtOnce) {
            const names = named.slice(at, at + namesAtOnce);
            const unnamed = names.map((name) => engine.records.transact(unname, name));
            const chunks = (await Promise.all(unnamed)).flat();
            await engine.chunks.drop(chunks);
            dropped += chunks.length;
        }
        await engine.records.transact(forget, { keys: [key, manifestKey(note.holder)] });
    }
    return dropped;
}
/** The references that a body held. */
async function namesOf(engine, { holder, blobs }) {
    if (blobs)
        return blobs.map((blob) => ({ blob, holder }));
    const { values } = await engine.records.read({ keys: [manifestKey(holder)] });
    if (!values[0])
        return [];
    const names = new Map();
    for (const piece of decodeJson(values[0]).pieces) {
        for (const [blob] of piece.extents)
            names.set(blob + piece.holder, { blob, holder: piece.holder });
    }
    return [...names.values()];
}
/**
 * Takes one reference away, and the blob with it if it was the last. Answers the chunks to drop.
 */
const unname = {
    name: 'unname',
    reads: ({ blob }) => ({
        keys: [blobKey(blob)],
        ranges: [startingWith(referencesOf(blob), 2)],
    }),
    decide({ values: [record], ranges: [references = []] }, { blob, holder }) {
        const own = referenceKey(blob, holder);
        const others = references.some(({ key }) => !key.equals(own));
        if (others || !record)
            return { result: [], remove: [own] };
        return { result: decodeBlob(record).chunks, remove: [own, blobKey(blob)] };
    },
};
const forget = {
    name: 'forget',
    reads: () => ({}),
    decide: (_found, { keys }) => ({ result: undefined, remove: keys }),
};
/**
 * The uploads of buckets that are gone. Their accounts have been given their bytes back already.
 */
async function abortOrphanedUploads({ engine, now }) {
    const { records } = engine;
    const found = await records.read({ ranges: [startingWith(Buffer.from('X'), notesPerRun)] });
    for (const { key } of found.ranges[0] ?? []) {
        const bucketId = key.subarray(1);
        const start = uploadKey(bucketId, '', '').subarray(0, -1);
        const uploads = await records.read({
            ranges: [{ start, end: afterPrefix(start), limit: notesPerRun }],
        });
        const entries = uploads.ranges[0] ?? [];
        for (const upload of entries) {
            const { key: name, uploadId } = nameOfUpload(upload.key);
            await records.transact(abortOrphan, { bucketId, name, uploadId, now: now() });
        }
        if (entries.length === 0) {
            await records.transact(forget, { keys: [removedBucketKey(bucketId)] });
        }
    }
}
const abortOrphan = {
    name: 'abortOrphan',
    reads: ({ uploadId }) => ({ ranges: [partsOf(uploadId)] }),
    decide({ ranges: [parts = []] }, { bucketId, name, uploadId, now }) {
        return {
            result: undefined,
            put: parts.flatMap(({ value }) => partRelease(value, now).put),
            remove: [uploadKey(bucketId, name, uploadId), ...parts.map(({ key }) => key)],
        };
    },
};
/** Answers of finished uploads are in the order of their ids, which begin with the time. */
async function forgetFinished({ engine, now }) {
    const { ranges } = await engine.records.read({
        ranges: [startingWith(Buffer.from('F'), notesPerRun)],
    });
    const due = now() - limits.completedUploadMs;
    const old = (ranges[0] ?? []).filter(({ value }) => decodeJson(value).at < due);
    if (old.length > 0) {
        await engine.records.transact(forget, { keys: old.map(({ key }) => key) });
    }
}
/**
 * Only chunks that processes now gone have written are looked at: the living may be about to name
 * theirs.
 */
async function recover(engine) {
    const orphans = await unnamedChunks(engine);
    await engine.chunks.drop(orphans);
    return orphans.length;
}
/** The settled chunks that no blob names. */
export async function unnamedChunks(engine) {
    const settled = new Map();
    for await (const batch of engine.upkeep.chunkIds({ settled: true })) {
        for (const id of batch)
            settled.set(chunkName(id), id);
    }
    for await (const { value } of scan(engine.records, 'K')) {
        for (const id of decodeBlob(value).chunks)
            settled.delete(chunkName(id));
    }
    return [...settled.values()];
}
