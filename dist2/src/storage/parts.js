/**
 * The parts of uploads: put, or copied from an object. A part's body is a blob of its own, or
 * shared ones.
 */
import { createHash } from 'node:crypto';
import { limits } from '../limits.js';
import { discard, keep, placeOf, receive, release, share } from './blobs.js';
import { changeTime, newId } from './context.js';
import { inlineBytes, referencesOf, sliceExtents } from './copies.js';
import { bucketKey, partKey, uploadKey } from './keys.js';
import { readVersion } from './reading.js';
import { decodeJson, encodeJson, extentOf, isRecordOf, rowOf } from './records.js';
import { charge, quotaRefusal, usageKeys } from './usage.js';
/** A part as callers see it, and who holds its body. */
export function partOf(number, record) {
    const { extents, ...part } = decodeJson(record);
    return { ...part, number, body: { extents: extents.map(extentOf) } };
}
/** Receives a part; one of the same number takes its place. */
export async function putPart(context, { body, ...target }) {
    const early = await foreseeRefusal(context, target, body.declaredBytes);
    if (early)
        return early;
    const received = await receivePart(context, body);
    const { md5, checksum } = await body.digests();
    const { extents } = placeOf(received);
    const record = newPart(context, { etag: md5.toString('hex'), checksum, extents });
    return commitPart(context, received, {
        ...target,
        record,
        put: keep(received, record.holder),
        sourceReferences: [],
        now: context.now(),
    });
}
/** A part is always a blob, however small, so that completing moves no bytes. */
const receivePart = (context, body) => receive(context, body, { inlineBytes: 0 });
function newPart(context, part) {
    return {
        etag: part.etag,
        checksum: part.checksum,
        sizeBytes: part.extents.reduce((sum, { length }) => sum + length, 0),
        lastModified: changeTime(context),
        holder: newId(context),
        extents: part.extents.map(rowOf),
    };
}
async function commitPart({ engine }, received, args) {
    const drop = async () => received && (await discard(engine.chunks, received));
    const refusal = await engine.records.transact(putPartRecord, args).catch(async (error) => {
        await drop();
        throw error;
    });
    if (refusal) {
        await drop();
        return refusal;
    }
    return partOf(args.number, encodeJson(args.record));
}
const putPartRecord = {
    name: 'putPart',
    grows: true,
    reads: ({ bucket, upload, number, sourceReferences }) => ({
        keys: [
            bucketKey(bucket.name),
            ...usageKeys(bucket),
            uploadKey(bucket.id, upload.key, upload.id),
            partKey(upload.id, number),
            ...sourceReferences,
        ],
    }),
    decide({ values }, { bucket, upload, number, record, put, now }) {
        const [bucketRecord, bucketUsage, accountUsage, uploadRecord, old, ...references] = values;
        if (!isRecordOf(bucket, bucketRecord))
            return { result: { refused: 'NoSuchBucket' } };
        if (!uploadRecord)
            return { result: { refused: 'NoSuchUpload', uploadId: upload.id } };
        if (references.includes(undefined)) {
            return { result: { refused: 'ConditionalRequestConflict' } };
        }
        const usages = [bucketUsage, accountUsage];
        const replaced = old && partRelease(old, now);
        const delta = { bytes: record.sizeBytes - (replaced?.sizeBytes ?? 0), objects: 0 };
        const refusal = quotaRefusal(bucket, usages, delta);
        if (refusal)
            return { result: refusal };
        return {
            result: undefined,
            put: [
                ...put,
                ...(replaced?.put ?? []),
                ...charge(bucket, usages, delta),
                [partKey(upload.id, number), encodeJson(record)],
            ],
        };
    },
};
/** What letting a part's body go writes, and how large it was. */
export function partRelease(record, now) {
    const { holder, extents, sizeBytes } = decodeJson(record);
    const kind = extents.length > 0 ? 'extents' : 'empty';
    return { sizeBytes, put: release({ kind, holder, extents: extents.map(extentOf) }, now).put };
}
async function foreseeRefusal({ engine }, { bucket, upload, number }, bytes) {
    if (bytes === undefined)
        return undefined;
    if (bytes > limits.partBytesMax) {
        return { refused: 'EntityTooLarge', sizeBytes: bytes, maxBytes: limits.partBytesMax };
    }
    const keys = [...usageKeys(bucket), partKey(upload.id, number)];
    const { values } = await engine.records.read({ keys });
    const oldBytes = values[2] ? partOf(number, values[2]).sizeBytes : 0;
    return quotaRefusal(bucket, values, { bytes: bytes - oldBytes, objects: 0 });
}
/**
 * Makes a part of (a range of) an object. Whole blobs are shared; what is small is written again.
 */
export async function copyPart(context, { source, ...target }) {
    const version = source.version;
    const range = source.range ?? { start: 0, length: version.sizeBytes };
    const inline = await inlineBytes(context, version);
    if (inline === 'gone')
        return { refused: 'ConditionalRequestConflict' };
    const bytes = inline?.subarray(range.start, range.start + range.length);
    const received = bytes && (await receivePart(context, only(bytes)));
    const known = 'extents' in version.body ? version.body.extents : [];
    const extents = received ? placeOf(received).extents : sliceExtents(known, range);
    const digests = await digestsOf(context, { version, range, upload: target.upload });
    const record = newPart(context, { ...digests, extents });
    return commitPart(context, received, {
        ...target,
        record,
        put: received ? keep(received, record.holder) : share(extents, record.holder),
        sourceReferences: received ? [] : referencesOf(version),
        now: context.now(),
    });
}
/**
 * The MD5 and the checksum of what is copied. Known without reading only when a whole object that
 * was put in one piece is copied, as most copies are.
 */
async function digestsOf(context, { version, range, upload }) {
    const whole = range.length === version.sizeBytes && !version.etag.includes('-');
    const algorithm = upload.checksumAlgorithm;
    const own = whole && version.checksum?.algorithm === algorithm ? version.checksum : undefined;
    const bytes = () => readVersion(context, version, range);
    return {
        etag: whole ? version.etag : await md5Of(bytes()),
        checksum: algorithm &&
            (own
                ? { algorithm, value: own.value }
                : { algorithm, value: await context.checksums.of(algorithm, bytes()) }),
    };
}
async function md5Of(bytes) {
    const hash = createHash('md5');
    for await (const piece of bytes)
        hash.update(piece);
    return hash.digest('hex');
}
async function* only(bytes) {
    yield bytes;
}
