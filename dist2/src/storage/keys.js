import { limits } from '../limits.js';
/** The length of a bucket's id. */
export const bucketIdBytes = 8;
/** The length of the id of a blob or a holder; in hex it is twice that. */
export const idBytes = 12;
const objectPrefixBytes = 1 + bucketIdBytes;
const NUL = Buffer.from([0]);
function table(letter, ...parts) {
    const buffers = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
    return Buffer.concat([Buffer.from(letter, 'latin1'), ...buffers]);
}
function partNumber(number) {
    const bytes = Buffer.allocUnsafe(2);
    bytes.writeUInt16BE(number);
    return bytes;
}
/** `B`: a bucket by its name. */
export const bucketKey = (name) => Buffer.from(`B${name}`);
/** `C`: the policy of a bucket. */
export const policyKey = (bucketId) => table('C', bucketId, 'policy');
/** `A`: a name among an account's buckets. */
export const accountBucketKey = (account, name) => Buffer.from(`A${account}\0${name}`);
/** The object's record. Written out by hand: every request makes one. */
export function objectKey(bucketId, key) {
    const bytes = Buffer.allocUnsafe(objectPrefixBytes + Buffer.byteLength(key));
    bytes[0] = 0x4f;
    bucketId.copy(bytes, 1);
    bytes.write(key, objectPrefixBytes);
    return bytes;
}
/** The object's name in an object record's key. */
export const nameOfObject = (key) => key.toString('utf8', objectPrefixBytes);
/** `D`: the small body of a holder. */
export const bodyKey = (holder) => Buffer.from(`44${holder}`, 'hex');
/** `M`: the manifest of a holder. */
export const manifestKey = (holder) => Buffer.from(`4d${holder}`, 'hex');
/** `K`: a blob. */
export const blobKey = (blob) => Buffer.from(`4b${blob}`, 'hex');
/** `R`: that a holder names a blob. */
export const referenceKey = (blob, holder) => Buffer.from(`52${blob}${holder}`, 'hex');
/** What the keys of all references to a blob begin with. */
export const referencesOf = (blob) => Buffer.from(`52${blob}`, 'hex');
/** `U`: an upload under way. */
export const uploadKey = (bucketId, key, uploadId) => table('U', bucketId, key, NUL, uploadId);
/** `P`: a part of an upload. */
export const partKey = (uploadId, number) => table('P', uploadId, partNumber(number));
/** All the parts of an upload. */
export const partsOf = (uploadId) => startingWith(table('P', uploadId), limits.partsMax);
/** `F`: the answer of a finished upload. */
export const finishedKey = (uploadId) => table('F', uploadId);
/** `Qb`: a bucket's usage and limits. */
export const bucketUsageKey = (bucketId) => table('Qb', bucketId);
/** `Qd`: the limits of accounts that have none of their own. */
export const defaultLimitsKey = Buffer.from('Qd');
/** `Qa`: an account's usage and limits. */
export const accountUsageKey = (account) => table('Qa', account);
/** `T`: a body that was let go, at a time in milliseconds since 1970. */
export const releasedKey = (at, holder) => Buffer.from(`54${at.toString(16).padStart(12, '0')}${holder}`, 'hex');
/** `X`: a removed bucket. */
export const removedBucketKey = (bucketId) => table('X', bucketId);
/** Splits an upload record's key. */
export function nameOfUpload(key) {
    const at = key.indexOf(0, objectPrefixBytes);
    return {
        key: key.toString('utf8', objectPrefixBytes, at),
        uploadId: key.toString('latin1', at + 1),
    };
}
/** The number in a part record's key. */
export const numberOfPart = (key) => key.readUInt16BE(key.length - 2);
/** The first key after all that begin with `prefix`. */
export function afterPrefix(prefix) {
    let last = prefix.length - 1;
    while (last >= 0 && prefix[last] === 0xff)
        last--;
    const end = Buffer.from(prefix.subarray(0, last + 1));
    end[last] = (end[last] ?? 0) + 1;
    return end;
}
/** The first key after `key`. */
export const justAfter = (key) => Buffer.concat([key, NUL]);
/** All that begins with `prefix`, at most `limit`. */
export const startingWith = (prefix, limit) => ({
    start: prefix,
    end: afterPrefix(prefix),
    limit,
});
/** Every record of one table, for `check` and the background work. */
export const tablePrefix = (letter) => Buffer.from(letter, 'latin1');
