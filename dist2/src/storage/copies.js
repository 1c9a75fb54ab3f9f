import { manifestRecord, share } from './blobs.js';
import { conditionRefusal } from './conditions.js';
import { changeTime, newId } from './context.js';
import { bodyKey, objectKey, referenceKey } from './keys.js';
import { readVersion } from './reading.js';
import { encodeObject } from './records.js';
import { isRefusal } from './refusal.js';
import { findVersion, objectFound, objectReads, replace, versionOf, } from './versions.js';
/** Copies a version; see `Objects.copy`. */
export async function copy(context, { source, bucket, object }) {
    const version = source.version;
    const inline = await inlineBytes(context, version);
    if (inline === 'gone')
        return { refused: 'ConditionalRequestConflict' };
    const holder = newId(context);
    const pieces = version.manifest?.pieces.map((piece) => ({ ...piece, holder }));
    const extents = 'extents' in version.body ? version.body.extents : [];
    const record = {
        kind: inline ? 'inline' : pieces ? 'manifest' : extents.length > 0 ? 'extents' : 'empty',
        holder,
        etag: version.etag,
        sizeBytes: version.sizeBytes,
        lastModified: changeTime(context),
        system: object.system,
        user: object.user,
        checksum: await checksumOf(context, version, object.checksumAlgorithm),
        extents: pieces ? [] : extents,
    };
    const manifest = pieces && { pieces };
    const args = {
        bucket,
        object,
        record,
        manifest,
        inline,
        extents,
        sourceReferences: referencesOf(version),
        now: context.now(),
    };
    const refusal = await context.engine.records.transact(copyObject, args);
    return refusal ?? versionOf(object.key, record, manifest);
}
const copyObject = {
    name: 'copyObject',
    grows: true,
    reads: ({ bucket, object, sourceReferences }) => ({
        keys: [...objectReads(bucket, object.key), ...sourceReferences],
    }),
    decide({ values }, args) {
        const { bucket, object, record, manifest, inline, now } = args;
        const found = objectFound(bucket, values);
        if (isRefusal(found))
            return { result: found };
        if (values.slice(4).includes(undefined)) {
            return { result: { refused: 'ConditionalRequestConflict' } };
        }
        const refusal = conditionRefusal(object.key, found.present, object.conditions);
        if (refusal)
            return { result: refusal };
        const { holder } = record;
        return replace({ bucket, key: object.key, now }, found, {
            record: encodeObject(record),
            sizeBytes: record.sizeBytes,
            put: [
                ...share(args.extents, holder),
                ...(inline ? [[bodyKey(holder), inline]] : []),
                ...(manifest ? [manifestRecord(holder, manifest)] : []),
            ],
            result: undefined,
        });
    },
};
/** The references by which a version names its blobs. */
export function referencesOf({ manifest, holder, body }) {
    const named = manifest
        ? manifest.pieces.flatMap((piece) => piece.extents.map(([blob]) => ({ blob, by: piece.holder })))
        : 'extents' in body
            ? body.extents.map(({ blob }) => ({ blob, by: holder }))
            : [];
    return named.map(({ blob, by }) => referenceKey(blob, by));
}
/** The bytes of a small body; `gone` if the object was replaced since it was found. */
export async function inlineBytes({ engine }, { body, sizeBytes }) {
    if (!('inline' in body))
        return undefined;
    const { values } = await engine.records.read({ keys: [bodyKey(body.inline)] });
    return values[0]?.subarray(0, sizeBytes) ?? 'gone';
}
/** The source's own checksum, or one of the algorithm asked for, which means reading it all. */
async function checksumOf(context, version, algorithm) {
    const { checksum } = version;
    if (!algorithm || (checksum?.algorithm === algorithm && checksum.type === 'FULL_OBJECT')) {
        return checksum;
    }
    const all = { start: 0, length: version.sizeBytes };
    const value = await context.checksums.of(algorithm, readVersion(context, version, all));
    return { algorithm, type: 'FULL_OBJECT', value };
}
/** The extents of a range of a body. */
export function sliceExtents(extents, { start, length }) {
    const slices = [];
    let skip = start;
    let left = length;
    for (const extent of extents) {
        const take = Math.min(Math.max(0, extent.length - skip), left);
        if (take > 0)
            slices.push({ blob: extent.blob, offset: extent.offset + skip, length: take });
        skip = Math.max(0, skip - extent.length);
        left -= take;
    }
    return slices;
}
/** Renames an object; see `Objects.rename`. */
export async function rename(context, args) {
    const renamed = { ...args, now: context.now() };
    const refusal = await context.engine.records.transact(renameObject, renamed);
    if (refusal)
        return refusal;
    const version = await findVersion(context, args.bucket, args.names.to);
    return version ?? { refused: 'NoSuchKey', key: args.names.to };
}
/** The body stays with its holder: only the name changes. */
const renameObject = {
    name: 'renameObject',
    reads: ({ bucket, names }) => ({
        keys: [...objectReads(bucket, names.to), objectKey(bucket.id, names.from)],
    }),
    decide({ values }, { bucket, names, conditions, now }) {
        const found = objectFound(bucket, values);
        if (isRefusal(found))
            return { result: found };
        const record = values[4];
        const source = objectFound(bucket, [...values.slice(0, 3), record]);
        const present = isRefusal(source) ? undefined : source.present;
        if (!record || !present)
            return { result: { refused: 'NoSuchKey', key: names.from } };
        const refusal = conditionRefusal(names.from, present, conditions.source) ??
            conditionRefusal(names.to, found.present, conditions.target);
        if (refusal)
            return { result: refusal };
        if (names.from === names.to)
            return { result: undefined };
        return replace({ bucket, key: names.to, now }, found, {
            record,
            sizeBytes: present.sizeBytes,
            charged: { bytes: present.sizeBytes, objects: 1 },
            put: [],
            remove: [objectKey(bucket.id, names.from)],
            result: undefined,
        });
    },
};
