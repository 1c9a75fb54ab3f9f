/**
 * How storage's records are written down. Each begins with its version, so that a later release can
 * read what an earlier one wrote. An object's record is a fixed layout, for listings read a
 * thousand at a time, with JSON behind it for what only a GET or HEAD needs:
 *
 *     0 version  1 kind of body  2 storage class  3 checksum  4 parts(2)  6 unused(2)
 *     8 last modified(f64)  16 size(f64)  24 MD5(16)  40 holder(12)  52 JSON
 */
import { createHash } from 'node:crypto';
import { bucketIdBytes } from './keys.js';
const VERSION = 1;
const FIXED = 52;
const FULL_OBJECT = 0x80;
/** Where an object's body is. `manifest`: its extents are in a record of their own. */
const bodyKinds = ['empty', 'inline', 'extents', 'manifest'];
const storageClasses = ['STANDARD', 'REDUCED_REDUNDANCY'];
const algorithms = [
    undefined,
    'CRC32',
    'CRC32C',
    'CRC64NVME',
    'SHA1',
    'SHA256',
    'SHA512',
    'MD5',
    'XXHASH64',
    'XXHASH3',
    'XXHASH128',
];
const isEmpty = (record) => {
    for (const _ in record)
        return false;
    return true;
};
/** An extent from its row. */
export const extentOf = ([blob, offset, length]) => ({ blob, offset, length });
/** The row of an extent. */
export const rowOf = ({ blob, offset, length }) => [blob, offset, length];
/** An object's record. */
export function encodeObject(object) {
    const { system, user, checksum, extents } = object;
    const tail = {
        ...(isEmpty(system) ? undefined : { s: system }),
        ...(isEmpty(user) ? undefined : { u: user }),
        ...(checksum && { c: checksum.value }),
        ...(object.kind === 'extents' && { x: extents.map(rowOf) }),
    };
    const text = isEmpty(tail) ? '' : JSON.stringify(tail);
    const bytes = Buffer.alloc(FIXED + Buffer.byteLength(text));
    bytes[0] = VERSION;
    bytes[1] = bodyKinds.indexOf(object.kind);
    bytes[2] = Math.max(0, storageClasses.indexOf((system.StorageClass ?? 'STANDARD')));
    bytes[3] = checksum
        ? algorithms.indexOf(checksum.algorithm) | (checksum.type === 'FULL_OBJECT' ? FULL_OBJECT : 0)
        : 0;
    const parts = object.etag.length > 32 ? Number(object.etag.slice(33)) : 0;
    bytes.writeUInt16BE(parts, 4);
    bytes.writeDoubleBE(object.lastModified, 8);
    bytes.writeDoubleBE(object.sizeBytes, 16);
    bytes.write(object.etag, 24, 16, 'hex');
    bytes.write(object.holder, 40, 12, 'hex');
    bytes.write(text, FIXED);
    return bytes;
}
function etagOf(bytes) {
    const parts = bytes.readUInt16BE(4);
    const md5 = bytes.toString('hex', 24, 40);
    return parts === 0 ? md5 : `${md5}-${parts}`;
}
function checksumTypeOf(code) {
    return code & FULL_OBJECT ? 'FULL_OBJECT' : 'COMPOSITE';
}
/** Takes an object's record apart. Throws if a later release wrote it. */
export function decodeObject(bytes) {
    expectVersion(bytes, 'object');
    const tail = bytes.length > FIXED ? JSON.parse(bytes.toString('utf8', FIXED)) : {};
    const code = bytes[3];
    const algorithm = algorithms[code & ~FULL_OBJECT];
    return {
        kind: bodyKinds[bytes[1]],
        holder: bytes.toString('hex', 40, FIXED),
        etag: etagOf(bytes),
        sizeBytes: bytes.readDoubleBE(16),
        lastModified: bytes.readDoubleBE(8),
        system: tail.s ?? {},
        user: tail.u ?? {},
        checksum: algorithm && { algorithm, type: checksumTypeOf(code), value: tail.c },
        extents: tail.x?.map(extentOf) ?? [],
    };
}
/** What a listing shows, from the fixed part alone. */
export function decodeListed(key, bytes) {
    expectVersion(bytes, 'object');
    const code = bytes[3];
    return {
        key,
        etag: etagOf(bytes),
        sizeBytes: bytes.readDoubleBE(16),
        lastModified: bytes.readDoubleBE(8),
        storageClass: storageClasses[bytes[2]],
        checksumAlgorithm: algorithms[code & ~FULL_OBJECT],
        checksumType: code === 0 ? undefined : checksumTypeOf(code),
    };
}
function expectVersion(bytes, what) {
    if (bytes[0] !== VERSION) {
        throw new Error(`a record (${what}) of version ${bytes[0]} was written by a later release`);
    }
}
/** Records that are read one at a time are JSON behind the version. */
export function encodeJson(value) {
    return Buffer.from(`\u0001${JSON.stringify(value)}`);
}
/** The value of a JSON record. Throws if a later release wrote it. */
export function decodeJson(bytes) {
    expectVersion(bytes, 'JSON');
    return JSON.parse(bytes.toString('utf8', 1));
}
/**
 * A bucket's record: 0 version, 1 id(8), 9 JSON. The id stands alone, for quick comparison. It
 * names its policy by its hash, for the text is in a record of its own: every write reads the
 * bucket's record, and whoever knows the bucket by its bytes knows its policy.
 */
export function encodeBucket({ id, policy, ...bucket }) {
    const policySha256 = policy && sha256(policyText(policy));
    const json = { ...bucket, ...(policySha256 !== undefined && { policySha256 }) };
    return Buffer.concat([Buffer.from([VERSION]), id, Buffer.from(JSON.stringify(json))]);
}
const sha256 = (text) => createHash('sha256').update(text).digest('base64');
/** The bucket of a record, and whether it has a policy, which is still to be read. */
export function decodeBucket(bytes) {
    expectVersion(bytes, 'bucket');
    const text = bytes.toString('utf8', 1 + bucketIdBytes);
    const { name, account, region, createdAt, policySha256 } = JSON.parse(text);
    const id = Buffer.from(bytes.subarray(1, 1 + bucketIdBytes));
    return { id, name, account, region, createdAt, hasPolicy: policySha256 !== undefined };
}
/**
 * The record of a bucket's policy: 0 version, 1 UTF-8. Behind its text and a zero byte, which no
 * JSON has, stand its pins if there are any.
 */
export function encodePolicy(policy) {
    return Buffer.from(`\u0001${policyText(policy)}`);
}
/** The policy of a record. Throws if a later release wrote it. */
export function decodePolicy(bytes) {
    expectVersion(bytes, 'policy');
    const [text = '', pins = '{}'] = bytes.toString('utf8', 1).split('\0');
    return { text, pins: JSON.parse(pins) };
}
function policyText({ text, pins }) {
    return Object.keys(pins).length === 0 ? text : `${text}\0${JSON.stringify(pins)}`;
}
/** Whether a record is still that of the bucket: its name may have been given to another one. */
export function isRecordOf(bucket, bytes) {
    return (bytes !== undefined && bytes.compare(bucket.id, 0, bucketIdBytes, 1, 1 + bucketIdBytes) === 0);
}
const chunkIdBytes = 18;
/** Fixed layout: 0 version, 8 size(f64), 16 chunk size(f64), 24 the chunks' ids. */
export function encodeBlob({ sizeBytes, chunkBytes, chunks }) {
    const head = Buffer.alloc(24);
    head[0] = VERSION;
    head.writeDoubleBE(sizeBytes, 8);
    head.writeDoubleBE(chunkBytes, 16);
    return Buffer.concat([head, ...chunks]);
}
/** Takes a blob's record apart. The chunk ids are views of it. */
export function decodeBlob(bytes) {
    expectVersion(bytes, 'blob');
    const chunks = [];
    for (let at = 24; at < bytes.length; at += chunkIdBytes) {
        chunks.push(bytes.subarray(at, at + chunkIdBytes));
    }
    return { sizeBytes: bytes.readDoubleBE(8), chunkBytes: bytes.readDoubleBE(16), chunks };
}
