import { accountUsageKey, bucketUsageKey } from './keys.js';
/** What is limited, in the order of the bits of {@link Usage} `own`. */
export const measures = ['bytes', 'objects', 'buckets'];
/** The bit of a measure in {@link Usage} `own`. */
export const ownBit = (measure) => 1 << measures.indexOf(measure);
const firstReleaseBytes = 32;
const recordBytes = 49;
const allowed = (value) => (Number.isNaN(value) ? undefined : value);
/** A record that is not there is no usage and no limit. */
export function decodeUsage(record) {
    if (!record)
        return { bytes: 0, objects: 0, buckets: Number.NaN, limit: {}, own: 0 };
    const isFirst = record.length === firstReleaseBytes;
    const limit = {
        bytes: allowed(record.readDoubleBE(16)),
        objects: allowed(record.readDoubleBE(24)),
        buckets: isFirst ? undefined : allowed(record.readDoubleBE(40)),
    };
    return {
        bytes: record.readDoubleBE(0),
        objects: record.readDoubleBE(8),
        buckets: isFirst ? Number.NaN : record.readDoubleBE(32),
        limit,
        own: isFirst ? ownOf(limit) : (record[48] ?? 0),
    };
}
/** The first release had no default: what was limited was the account's own limit. */
function ownOf(limit) {
    let own = 0;
    for (const measure of measures)
        if (limit[measure] !== undefined)
            own |= ownBit(measure);
    return own;
}
/** The record of a usage. */
export function encodeUsage({ bytes, objects, buckets, limit, own }) {
    const record = Buffer.allocUnsafe(recordBytes);
    record.writeDoubleBE(bytes, 0);
    record.writeDoubleBE(objects, 8);
    record.writeDoubleBE(limit.bytes ?? Number.NaN, 16);
    record.writeDoubleBE(limit.objects ?? Number.NaN, 24);
    record.writeDoubleBE(buckets, 32);
    record.writeDoubleBE(limit.buckets ?? Number.NaN, 40);
    record[48] = own;
    return record;
}
/** The two records that a change in a bucket charges: the bucket's and its account's. */
export function usageKeys(bucket) {
    const known = knownKeys.get(bucket);
    if (known)
        return known;
    const keys = [bucketUsageKey(bucket.id), accountUsageKey(bucket.account)];
    knownKeys.set(bucket, keys);
    return keys;
}
/** A bucket is the same object for as long as its record is the same. */
const knownKeys = new WeakMap();
const charged = ['bytes', 'objects'];
/** The limit that a change would pass, if any. What shrinks or stays is always allowed. */
export function overLimit(usage, delta, whose) {
    for (const measure of charged) {
        const limit = usage.limit[measure];
        if (limit === undefined || delta[measure] <= 0)
            continue;
        if (usage[measure] + delta[measure] > limit) {
            return { refused: 'QuotaExceeded', ...whose, measure, limit, usage: usage[measure] };
        }
    }
    return undefined;
}
/** The refusal of the bucket's or the account's limit, if a change would pass one. */
export function quotaRefusal(bucket, records, delta) {
    return (overLimit(decodeUsage(records[0]), delta, { scope: 'bucket', name: bucket.name }) ??
        overLimit(decodeUsage(records[1]), delta, { scope: 'account', name: bucket.account }));
}
/**
 * The two usage records after a change that was allowed. `records` as {@link usageKeys} names them.
 */
export function charge(bucket, records, delta) {
    if (delta.bytes === 0 && delta.objects === 0)
        return [];
    return usageKeys(bucket).map((key, index) => [key, add(records[index], delta)]);
}
/** One usage record with a change added: objects and bytes, and buckets where they are counted. */
export function add(record, delta) {
    const { bytes, objects, buckets, limit, own } = decodeUsage(record);
    return encodeUsage({
        bytes: bytes + delta.bytes,
        objects: objects + delta.objects,
        buckets: buckets + (delta.buckets ?? 0),
        limit,
        own,
    });
}
