/**
 * Completing a multipart upload: the parts named become the pieces of one object, the others are
 * let go. No byte of a body moves. The answer is kept for a while: a client that lost it asks
 * again.
 */
import { createHash } from 'node:crypto';
import { limits } from '../limits.js';
import { manifestRecord } from './blobs.js';
import { conditionRefusal } from './conditions.js';
import { changeTime, newId } from './context.js';
import { finishedKey, numberOfPart, partsOf, uploadKey } from './keys.js';
import { partOf, partRelease } from './parts.js';
import { decodeJson, decodeObject, encodeJson, encodeObject, rowOf, } from './records.js';
import { isRefusal } from './refusal.js';
import { objectFound, objectReads, replace, versionOf } from './versions.js';
/** Makes the object; see `Uploads.complete`. */
export async function complete(context, args) {
    const { records } = context.engine;
    return records.transact(completeUpload, {
        ...args,
        checksums: context.checksums,
        holder: newId(context),
        lastModified: changeTime(context),
        now: context.now(),
    });
}
const completeUpload = {
    name: 'completeUpload',
    reads: ({ bucket, key, uploadId }) => ({
        keys: [...objectReads(bucket, key), uploadKey(bucket.id, key, uploadId), finishedKey(uploadId)],
        ranges: [partsOf(uploadId)],
    }),
    decide({ values, ranges: [entries = []] }, args) {
        const { bucket, key, uploadId, conditions, now } = args;
        const found = objectFound(bucket, values);
        if (isRefusal(found))
            return { result: found };
        const [upload, finished] = values.slice(4);
        if (!upload)
            return { result: answerAgain(finished, args) };
        const chosen = chooseParts(entries, args.parts);
        if (isRefusal(chosen))
            return { result: chosen };
        const refusal = conditionRefusal(key, found.present, conditions);
        if (refusal)
            return { result: refusal };
        const made = assemble(chosen, decodeJson(upload), args);
        if (isRefusal(made))
            return { result: made };
        const { record, manifest } = made;
        const encoded = encodeObject(record);
        const used = new Set(chosen.map(({ number }) => number));
        const unused = entries.filter((entry) => !used.has(numberOfPart(entry.key)));
        const released = unused.map(({ value }) => partRelease(value, now));
        const releasedBytes = released.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
        const parts = nameParts(args.parts);
        const answer = { at: now, key, parts, record: encoded.toString('base64') };
        return replace({ bucket, key, now }, found, {
            record: encoded,
            sizeBytes: record.sizeBytes,
            charged: { bytes: record.sizeBytes + releasedBytes, objects: 0 },
            put: [
                manifestRecord(record.holder, manifest),
                [finishedKey(uploadId), encodeJson(answer)],
                ...released.flatMap(({ put }) => put),
            ],
            remove: [uploadKey(bucket.id, key, uploadId), ...entries.map((entry) => entry.key)],
            result: versionOf(key, record, manifest),
        });
    },
};
/** The first answer, if this is the same request again. */
function answerAgain(record, { key, uploadId, parts }) {
    const finished = record && decodeJson(record);
    if (!finished || finished.key !== key || finished.parts !== nameParts(parts)) {
        return { refused: 'NoSuchUpload', uploadId };
    }
    return versionOf(key, decodeObject(Buffer.from(finished.record, 'base64')));
}
/** Tells one list of parts from another. */
function nameParts(parts) {
    const hash = createHash('sha256');
    for (const { number, etag } of parts)
        hash.update(`${number}:${etag}\n`);
    return hash.digest('base64');
}
/** The parts that the client names, in its order, each as it was put. */
function chooseParts(entries, named) {
    const byNumber = new Map(entries.map(({ key, value }) => [numberOfPart(key), value]));
    const chosen = [];
    let before = 0;
    for (const [index, { number, etag, checksums }] of named.entries()) {
        // A client that sent a part again may name it twice: the later one counts (s3-tests).
        if (named[index + 1]?.number === number)
            continue;
        if (number <= before)
            return { refused: 'InvalidPartOrder', part: number };
        before = number;
        const record = byNumber.get(number);
        const part = record && partOf(number, record);
        if (!part || part.etag !== etag)
            return { refused: 'InvalidPart', part: number };
        for (const [algorithm, value] of Object.entries(checksums)) {
            const own = part.checksum;
            if (own?.algorithm === algorithm && own.value !== value) {
                return { refused: 'InvalidPart', part: number };
            }
        }
        if (part.sizeBytes < limits.partBytesMin && index < named.length - 1) {
            return { refused: 'EntityTooSmall', part: number, sizeBytes: part.sizeBytes };
        }
        chosen.push(part);
    }
    return chosen;
}
/** The object that the parts make. */
function assemble(parts, upload, { checksums, stated, holder, lastModified }) {
    const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
    if (stated.sizeBytes !== undefined && stated.sizeBytes !== sizeBytes) {
        return { refused: 'SizeMismatch', sizeBytes };
    }
    if (sizeBytes > limits.objectBytes) {
        return { refused: 'EntityTooLarge', sizeBytes, maxBytes: limits.objectBytes };
    }
    const checksum = checksumOf(parts, upload, checksums);
    const wanted = checksum && stated.checksums[checksum.algorithm];
    if (checksum && wanted !== undefined && !isStatedAs(checksum, wanted)) {
        return { refused: 'ChecksumMismatch', algorithm: checksum.algorithm };
    }
    const md5 = createHash('md5');
    for (const { etag } of parts)
        md5.update(etag, 'hex');
    const record = {
        kind: 'manifest',
        holder,
        etag: `${md5.digest('hex')}-${parts.length}`,
        sizeBytes,
        lastModified,
        system: upload.system,
        user: upload.user,
        checksum,
        extents: [],
    };
    const pieces = parts.map((part) => ({
        number: part.number,
        sizeBytes: part.sizeBytes,
        checksum: part.checksum?.value,
        holder: part.holder,
        extents: 'extents' in part.body ? part.body.extents.map(rowOf) : [],
    }));
    return { record, manifest: { pieces } };
}
/** minio-go states a COMPOSITE without the number of parts that AWS puts behind it. */
function isStatedAs({ type, value }, text) {
    return text === value || (type === 'COMPOSITE' && text === value.replace(/-\d+$/, ''));
}
/**
 * The checksum of the whole, if every part has one of the same algorithm. An upload begun without
 * an algorithm gets the CRC64NVME of the whole, which its parts were given when the client sent
 * none. https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 */
function checksumOf(parts, upload, checksums) {
    const algorithm = upload.checksumAlgorithm ?? 'CRC64NVME';
    const type = upload.checksumType ?? (algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE');
    const values = parts.flatMap(({ checksum, sizeBytes }) => checksum?.algorithm === algorithm ? [{ value: checksum.value, sizeBytes }] : []);
    if (values.length < parts.length)
        return undefined;
    return { algorithm, type, value: checksums.ofParts(algorithm, type, values) };
}
