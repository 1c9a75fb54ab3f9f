import { limits } from '../limits.js';
import { append } from './append.js';
import { discard, keep, placeOf, receive, release } from './blobs.js';
import { conditionRefusal } from './conditions.js';
import { changeTime, newId } from './context.js';
import { copy, rename } from './copies.js';
import { objectKey } from './keys.js';
import { listObjects } from './listing.js';
import { read } from './reading.js';
import { encodeObject } from './records.js';
import { isRefusal } from './refusal.js';
import { charge, quotaRefusal } from './usage.js';
import { findVersion, objectFound, objectReads, replace, versionOf } from './versions.js';
export function objects(context) {
    return {
        put: (bucket, object, body) => put(context, { bucket, object, body }),
        append: (bucket, object, body) => append(context, { bucket, object, body }),
        find: (bucket, key) => findVersion(context, bucket, key),
        read: (version, range) => read(context, version, range),
        copy: (source, bucket, object) => copy(context, { source, bucket, object }),
        rename: (bucket, names, conditions) => rename(context, { bucket, names, conditions }),
        remove: (bucket, key, conditions) => remove(context, { bucket, key, conditions }),
        removeMany: (bucket, keys) => Promise.all(keys.map(({ key, conditions }) => remove(context, { bucket, key, conditions }))),
        list: (bucket, query) => listObjects(context, bucket, query),
    };
}
async function put(context, { bucket, object, body }) {
    const early = await foreseeRefusal(context, { bucket, object, bytes: body.declaredBytes });
    if (early)
        return early;
    const received = await receive(context, body, { inlineBytes: limits.inlineBytes });
    const digests = await body.digests();
    const { key, system, user } = object;
    const { kind, extents } = placeOf(received);
    const { md5, checksum } = digests;
    // Written out: spreads were a tenth of a small PUT.
    const record = {
        kind,
        holder: newId(context),
        etag: md5.toString('hex'),
        sizeBytes: received.sizeBytes,
        lastModified: changeTime(context),
        system,
        user,
        checksum: checksum && {
            algorithm: checksum.algorithm,
            value: checksum.value,
            type: 'FULL_OBJECT',
        },
        extents,
    };
    const args = { bucket, object, received, record, now: context.now() };
    const refusal = await commit(context, args);
    return refusal ?? versionOf(key, record);
}
/** Commits what was received, or drops it. */
async function commit(context, args) {
    const { records, chunks } = context.engine;
    try {
        const result = await records.transact(putObject, args);
        if (result)
            await discard(chunks, args.received);
        return result;
    }
    catch (error) {
        await discard(chunks, args.received);
        throw error;
    }
}
const putObject = {
    name: 'putObject',
    grows: true,
    reads: ({ bucket, object }) => ({ keys: objectReads(bucket, object.key) }),
    decide({ values }, { bucket, object, received, record, now }) {
        const found = objectFound(bucket, values);
        if (isRefusal(found))
            return { result: found };
        const refusal = conditionRefusal(object.key, found.present, object.conditions);
        if (refusal)
            return { result: refusal };
        return replace({ bucket, key: object.key, now }, found, {
            record: encodeObject(record),
            sizeBytes: record.sizeBytes,
            put: keep(received, record.holder),
            result: undefined,
        });
    },
};
/** What would be refused whatever the body holds, so that it need not be read. */
async function foreseeRefusal({ engine }, { bucket, object, bytes }) {
    if (bytes === undefined)
        return undefined;
    if (bytes > limits.singlePutBytes) {
        return { refused: 'EntityTooLarge', sizeBytes: bytes, maxBytes: limits.singlePutBytes };
    }
    // So small a body has come with the headers; the transaction decides anyway.
    if (bytes <= limits.foreseeBytes)
        return undefined;
    const { values } = await engine.records.read({ keys: objectReads(bucket, object.key) });
    const found = objectFound(bucket, values);
    if (isRefusal(found))
        return found;
    const { present, usages } = found;
    const delta = { bytes: bytes - (present?.sizeBytes ?? 0), objects: present ? 0 : 1 };
    return (conditionRefusal(object.key, present, object.conditions) ?? quotaRefusal(bucket, usages, delta));
}
function remove(context, { bucket, key, conditions }) {
    const now = context.now();
    return context.engine.records.transact(removeObject, { bucket, key, conditions, now });
}
/**
 * AWS answers 204 for a key that is not there, whatever the conditions (DeleteObject, If-Match).
 */
const removeObject = {
    name: 'removeObject',
    reads: ({ bucket, key }) => ({ keys: objectReads(bucket, key) }),
    decide({ values }, { bucket, key, conditions, now }) {
        const found = objectFound(bucket, values);
        if (isRefusal(found))
            return { result: found };
        const { present, usages } = found;
        if (!present)
            return { result: { removed: true } };
        const refusal = conditionRefusal(key, present, conditions);
        if (refusal)
            return { result: refusal };
        const { put, remove } = release(present, now);
        const delta = { bytes: -present.sizeBytes, objects: -1 };
        return {
            result: { removed: true },
            put: [...put, ...charge(bucket, usages, delta)],
            remove: [...remove, objectKey(bucket.id, key)],
        };
    },
};
