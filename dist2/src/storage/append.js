/**
 * Appending to an object (`x-amz-write-offset-bytes`): a small body is written again with more in
 * it, a large one gains a blob. The holder stays, so a reader of the shorter version still finds
 * its bytes.
 */
import { createHash } from 'node:crypto';
import { limits } from '../limits.js';
import { discard, keep, manifestRecord, receive } from './blobs.js';
import { conditionRefusal } from './conditions.js';
import { changeTime, newId } from './context.js';
import { inlineBytes } from './copies.js';
import { bodyKey, objectKey } from './keys.js';
import { encodeObject, rowOf } from './records.js';
import { isRefusal } from './refusal.js';
import { charge, quotaRefusal } from './usage.js';
import { findVersion, objectFound, objectReads, versionOf } from './versions.js';
export async function append(context, { bucket, object, body }) {
    const present = await findVersion(context, bucket, object.key);
    const sizeBytes = present?.sizeBytes ?? 0;
    if (sizeBytes !== object.offset)
        return { refused: 'InvalidWriteOffset', sizeBytes };
    const early = await foreseeRefusal(context, bucket, body.declaredBytes);
    if (early)
        return early;
    const old = present && (await inlineBytes(context, present));
    if (old === 'gone')
        return { refused: 'ConditionalRequestConflict' };
    const extents = present && 'extents' in present.body ? present.body.extents : [];
    if (extents.length >= limits.partsMax)
        return { refused: 'TooManyParts' };
    const { chunks, records } = context.engine;
    const received = await receive(context, joined(old, body), {
        inlineBytes: extents.length > 0 ? 0 : limits.inlineBytes,
    });
    const grown = await describe(context, { present, object, received, extents, body });
    const args = {
        bucket,
        object,
        received,
        ...grown,
        addedBytes: received.sizeBytes - (old?.length ?? 0),
        before: present?.holder,
    };
    const refusal = await records.transact(appendObject, args).catch(async (error) => {
        await discard(chunks, received);
        throw error;
    });
    if (refusal)
        await discard(chunks, received);
    return refusal ?? versionOf(object.key, grown.record, grown.manifest);
}
async function* joined(old, body) {
    if (old?.length)
        yield old;
    yield* body;
}
async function foreseeRefusal({ engine }, bucket, bytes = 0) {
    const { values } = await engine.records.read({ keys: objectReads(bucket, '') });
    const found = objectFound(bucket, values);
    return isRefusal(found) ? found : quotaRefusal(bucket, found.usages, { bytes, objects: 0 });
}
/** Record extents up to this many in the object's own record; more go to a manifest. */
const ownExtentsMax = 4;
/** The object's record and manifest after the append. */
async function describe(context, { present, object, received, extents, body }) {
    const digests = await body.digests();
    const holder = present?.holder ?? newId(context);
    const added = received.kind === 'blob' && received.sizeBytes > 0
        ? [{ blob: received.blob, offset: 0, length: received.sizeBytes }]
        : [];
    const all = [...extents, ...added];
    const needsManifest = present?.manifest !== undefined || all.length > ownExtentsMax;
    const record = {
        kind: needsManifest ? 'manifest' : all.length > 0 ? 'extents' : kindOf(received),
        holder,
        etag: present ? laterEtag(present.etag, digests.md5) : digests.md5.toString('hex'),
        sizeBytes: received.sizeBytes + extents.reduce((sum, { length }) => sum + length, 0),
        lastModified: changeTime(context),
        system: present?.system ?? object.system,
        user: present?.user ?? object.user,
        checksum: grownChecksum(context, present, { ...digests, sizeBytes: received.sizeBytes }),
        extents: needsManifest ? [] : all,
    };
    return {
        record,
        manifest: needsManifest ? grownManifest(present, holder, { all, added }) : undefined,
    };
}
const kindOf = ({ sizeBytes }) => sizeBytes === 0 ? 'empty' : 'inline';
/** An appended object's ETag is not its MD5, at AWS neither; it only has to change. */
const laterEtag = (etag, md5) => createHash('md5').update(etag).update(md5).digest('hex');
function grownManifest(present, holder, { all, added }) {
    const pieceOf = (extents) => ({
        number: 0,
        sizeBytes: extents.reduce((sum, { length }) => sum + length, 0),
        holder,
        extents: extents.map(rowOf),
    });
    const before = present?.manifest?.pieces;
    return { pieces: before ? [...before, pieceOf(added)] : [pieceOf(all)] };
}
/**
 * CRCs of both halves make the CRC of the whole; other checksums do not, so the object has none.
 */
function grownChecksum({ checksums }, present, added) {
    const { checksum, sizeBytes } = added;
    if (!checksum)
        return undefined;
    const { algorithm, value } = checksum;
    if (!present || present.sizeBytes === 0)
        return { algorithm, value, type: 'FULL_OBJECT' };
    const before = present.checksum;
    if (!algorithm.startsWith('CRC') || before?.algorithm !== algorithm)
        return undefined;
    if (before.type !== 'FULL_OBJECT')
        return undefined;
    const addedBytes = 'inline' in present.body ? sizeBytes - present.sizeBytes : sizeBytes;
    const parts = [
        { value: before.value, sizeBytes: present.sizeBytes },
        { value, sizeBytes: addedBytes },
    ];
    return {
        algorithm,
        type: 'FULL_OBJECT',
        value: checksums.ofParts(algorithm, 'FULL_OBJECT', parts),
    };
}
const appendObject = {
    name: 'appendObject',
    grows: true,
    reads: ({ bucket, object }) => ({ keys: objectReads(bucket, object.key) }),
    decide({ values }, { bucket, object, received, record, manifest, addedBytes, before }) {
        const found = objectFound(bucket, values);
        if (isRefusal(found))
            return { result: found };
        const { present, usages } = found;
        const sizeBytes = present?.sizeBytes ?? 0;
        if (sizeBytes !== object.offset)
            return { result: { refused: 'InvalidWriteOffset', sizeBytes } };
        if (present?.holder !== before)
            return { result: { refused: 'ConditionalRequestConflict' } };
        const delta = { bytes: addedBytes, objects: present ? 0 : 1 };
        const refusal = conditionRefusal(object.key, present, object.conditions) ??
            quotaRefusal(bucket, usages, delta);
        if (refusal)
            return { result: refusal };
        const { holder } = record;
        const leavesInline = present?.kind === 'inline' && record.kind !== 'inline';
        const remove = leavesInline ? [bodyKey(holder)] : [];
        return {
            result: undefined,
            put: [
                ...keep(received, holder),
                ...(manifest ? [manifestRecord(holder, manifest)] : []),
                ...charge(bucket, usages, delta),
                [objectKey(bucket.id, object.key), encodeObject(record)],
            ],
            remove,
        };
    },
};
