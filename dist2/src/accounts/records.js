import { decodeRecord } from '../engine/json-record.js';
import { limits } from '../limits.js';
/** The letter that all keys of accounts begin with. */
export const identityLetter = 'I';
/** The key of the root account's record. */
export const rootKey = Buffer.from('IR');
const accessKeyPrefix = 'IK';
/** The key of an access key's record. */
export function accessKeyKey(accessKeyId) {
    return Buffer.from(accessKeyPrefix + accessKeyId, 'latin1');
}
/** The access key id that a record's key names. */
export function accessKeyIdOf(key) {
    return key.toString('latin1', accessKeyPrefix.length);
}
/** All access keys, or those that come after one. */
export function accessKeyRange(limit, after) {
    const start = after === undefined ? accessKeyKey('') : Buffer.concat([after, Buffer.of(0)]);
    return { start, end: Buffer.from('IL'), limit };
}
/** The key of what is known of a subject's use of a service. */
export function useKey(account, subject, service) {
    return Buffer.from(`IU${account}\0${subject}\0${service}`);
}
/** What is known of a subject's uses: a record a service. */
export function useRange(account, subject) {
    const start = useKey(account, subject, '');
    const end = Buffer.concat([start.subarray(0, -1), Buffer.of(1)]);
    return { start, end, limit: limits.listKeysMax };
}
/** Reads the root account's record. */
export function decodeRoot(value) {
    return decodeRecord(value);
}
/** Reads an access key's record. */
export function decodeAccessKey(value) {
    return decodeRecord(value);
}
/** Reads the record of a use. */
export function decodeUse(value) {
    return decodeRecord(value);
}
