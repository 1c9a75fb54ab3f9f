import { limits } from '../limits.js';
import { complete } from './complete.js';
import { changeTime, newId } from './context.js';
import { afterPrefix, bucketKey, justAfter, nameOfUpload, numberOfPart, partKey, partsOf, uploadKey, } from './keys.js';
import { commonPrefix } from './listing.js';
import { copyPart, partOf, partRelease, putPart } from './parts.js';
import { decodeJson, encodeJson, isRecordOf } from './records.js';
import { charge, usageKeys } from './usage.js';
export function uploads(context) {
    const { records } = context.engine;
    return {
        create: (bucket, upload) => create(context, bucket, upload),
        async find(bucket, key, uploadId) {
            const found = await records.read({ keys: [uploadKey(bucket.id, key, uploadId)] });
            return found.values[0]
                ? uploadOf(key, uploadId, found.values[0])
                : { refused: 'NoSuchUpload', uploadId };
        },
        putPart: (bucket, place, body) => putPart(context, { bucket, ...place, body }),
        copyPart: (bucket, place, source) => copyPart(context, { bucket, ...place, source }),
        async parts(_bucket, { id }, { after, max }) {
            const range = { start: partKey(id, after + 1), end: partKey(id, limits.partsMax + 1) };
            const { ranges } = await records.read({ ranges: [{ ...range, limit: max + 1 }] });
            const found = (ranges[0] ?? []).map(({ key, value }) => partOf(numberOfPart(key), value));
            return { parts: found.slice(0, max), more: found.length > max };
        },
        complete: (bucket, target, content) => complete(context, { bucket, ...target, ...content }),
        abort: (bucket, upload) => records.transact(abortUpload, { bucket, ...upload, now: context.now() }),
        list: (bucket, query) => list(context, bucket, query),
    };
}
/** AWS lists the uploads of one key in the order they began; so do ids that begin with the time. */
async function create(context, bucket, upload) {
    const id = newId(context) + context.random(8).toString('hex');
    const begun = { ...upload, id, initiatedAt: changeTime(context) };
    await context.engine.records.transact(createUpload, { bucket, upload: begun });
    return begun;
}
const createUpload = {
    name: 'createUpload',
    grows: true,
    reads: () => ({}),
    decide(_found, { bucket, upload: { id, key, ...record } }) {
        return {
            result: undefined,
            put: [[uploadKey(bucket.id, key, id), encodeJson(record)]],
        };
    },
};
const uploadOf = (key, id, record) => ({
    ...decodeJson(record),
    key,
    id,
});
const abortUpload = {
    name: 'abortUpload',
    reads: ({ bucket, key, uploadId }) => ({
        keys: [bucketKey(bucket.name), ...usageKeys(bucket), uploadKey(bucket.id, key, uploadId)],
        ranges: [partsOf(uploadId)],
    }),
    decide({ values, ranges: [parts = []] }, { bucket, key, uploadId, ifInitiatedAt, now }) {
        const [bucketRecord, bucketUsage, accountUsage, record] = values;
        if (!record)
            return { result: { refused: 'NoSuchUpload', uploadId } };
        const initiatedAt = uploadOf(key, uploadId, record).initiatedAt;
        if (ifInitiatedAt !== undefined && ifInitiatedAt !== initiatedAt) {
            const condition = 'x-amz-if-match-initiated-time';
            return { result: { refused: 'PreconditionFailed', condition } };
        }
        const released = parts.map(({ value }) => partRelease(value, now));
        const bytes = released.reduce((sum, { sizeBytes }) => sum - sizeBytes, 0);
        const usages = [bucketUsage, accountUsage];
        // A removed bucket has given its account all of its bytes back already.
        const charged = isRecordOf(bucket, bucketRecord)
            ? charge(bucket, usages, { bytes, objects: 0 })
            : [];
        return {
            result: { removed: true },
            put: [...released.flatMap(({ put }) => put), ...charged],
            remove: [uploadKey(bucket.id, key, uploadId), ...parts.map((part) => part.key)],
        };
    },
};
/**
 * In the order of keys, and of beginning for one key; common prefixes are rolled up as in
 * `listing.ts`.
 */
async function list(context, bucket, query) {
    const { prefix, delimiter, max } = query;
    const all = uploadsPrefix(bucket, prefix);
    const end = afterPrefix(all);
    const uploads = [];
    const prefixes = [];
    let start = startOf(bucket, query);
    let next;
    while (max > 0 && start.compare(end) < 0) {
        const { ranges } = await context.engine.records.read({ ranges: [{ start, end, limit: 1000 }] });
        const entries = ranges[0] ?? [];
        let seek;
        for (const entry of entries) {
            if (uploads.length + prefixes.length === max)
                return { uploads, prefixes, next };
            const { key, uploadId } = nameOfUpload(entry.key);
            const common = commonPrefix(key, prefix, delimiter);
            if (common !== undefined) {
                prefixes.push(common);
                next = { key: common };
                seek = afterPrefix(uploadsPrefix(bucket, common));
                break;
            }
            uploads.push(uploadOf(key, uploadId, entry.value));
            next = { key, uploadId };
        }
        if (!seek && entries.length < 1000)
            break;
        start = seek ?? justAfter(entries.at(-1).key);
    }
    return { uploads, prefixes };
}
/** All uploads whose keys begin with `prefix`. */
const uploadsPrefix = (bucket, prefix) => uploadKey(bucket.id, prefix, '').subarray(0, -1);
function startOf(bucket, query) {
    const { prefix, delimiter, afterKey, afterUploadId } = query;
    const first = uploadsPrefix(bucket, prefix);
    if (afterKey === '')
        return first;
    const after = uploadKey(bucket.id, afterKey, afterUploadId);
    const next = commonPrefix(afterKey, prefix, delimiter) === afterKey
        ? afterPrefix(uploadsPrefix(bucket, afterKey))
        : afterUploadId === ''
            ? afterPrefix(after)
            : justAfter(after);
    return next.compare(first) > 0 ? next : first;
}
