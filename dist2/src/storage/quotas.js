import { limits } from '../limits.js';
import { belowUsage, changeDefault, changed, countBuckets, decodeDefault, inherit, } from './default-limits.js';
import { accountBucketKey, accountUsageKey, bucketKey, bucketUsageKey, defaultLimitsKey, startingWith, } from './keys.js';
import { decodeBucket } from './records.js';
import { scan } from './scan.js';
import { decodeUsage, encodeUsage, measures, ownBit } from './usage.js';
export function quotas(context) {
    const { records } = context.engine;
    return {
        async set(scope, name, change) {
            const target = await targetOf(context, scope, name);
            if (!target)
                return { refused: 'NoSuchBucket' };
            if (scope === 'account')
                await records.transact(countBuckets, name);
            return records.transact(setLimit, { ...target, change });
        },
        async get(scope, name) {
            const target = await targetOf(context, scope, name);
            if (!target)
                return { refused: 'NoSuchBucket' };
            return (await readRow(context, target)) ?? { refused: 'NoSuchBucket' };
        },
        async list() {
            const rows = [];
            for await (const row of accounts(context))
                rows.push(row);
            for await (const { value } of scan(records, 'B')) {
                const { id, name } = decodeBucket(value);
                const { values } = await records.read({ keys: [bucketUsageKey(id)] });
                rows.push(rowOf({ scope: 'bucket', name }, decodeUsage(values[0])));
            }
            return rows;
        },
        accounts: () => accounts(context),
        async getDefault() {
            const { values } = await records.read({ keys: [defaultLimitsKey] });
            return decodeDefault(values[0]);
        },
        setDefault: (change) => changeDefault(context, change),
    };
}
async function* accounts(context) {
    for await (const { key, value } of scan(context.engine.records, 'Qa')) {
        const target = { scope: 'account', name: key.toString('utf8', 2), key };
        const usage = decodeUsage(value);
        const isCounted = !Number.isNaN(usage.buckets);
        const row = isCounted ? rowOf(target, usage) : await readRow(context, target);
        if (row)
            yield row;
    }
}
async function targetOf({ engine }, scope, name) {
    if (scope === 'account')
        return { scope, name, key: accountUsageKey(name) };
    const { values } = await engine.records.read({ keys: [bucketKey(name)] });
    return values[0] && { scope, name, key: bucketUsageKey(decodeBucket(values[0]).id) };
}
/** The usage record; beside it the bucket, or the limits that an account's own ones replace. */
const readsOf = ({ scope, name, key }) => ({
    keys: [key, scope === 'bucket' ? bucketKey(name) : defaultLimitsKey],
});
/** Undefined if the bucket has gone. An account without a count is read again with its buckets. */
async function readRow({ engine }, target) {
    const reads = readsOf(target);
    const found = usageFound(target, await engine.records.read(reads));
    if (!found)
        return undefined;
    if (target.scope === 'bucket' || !Number.isNaN(found.usage.buckets)) {
        return rowOf(target, found.usage);
    }
    const names = startingWith(accountBucketKey(target.name, ''), limits.bucketsPerAccount + 1);
    const counted = await engine.records.read({ ...reads, ranges: [names] });
    const usage = usageFound(target, counted)?.usage ?? found.usage;
    if (!Number.isNaN(usage.buckets))
        return rowOf(target, usage);
    return rowOf(target, { ...usage, buckets: counted.ranges[0]?.length ?? 0 });
}
/** What {@link readsOf} found; undefined if the bucket has gone. */
function usageFound({ scope, key }, { values: [record, other] }) {
    const usage = decodeUsage(record);
    if (scope === 'bucket') {
        const bucket = other && decodeBucket(other);
        if (!bucket || !bucketUsageKey(bucket.id).equals(key))
            return undefined;
        return { usage, fallback: {}, owner: bucket.account };
    }
    const fallback = decodeDefault(other);
    return { usage: inherit(usage, fallback), fallback };
}
function rowOf({ scope, name }, usage) {
    const { bytes, objects, buckets, limit, own } = usage;
    if (scope === 'bucket') {
        const { bytes: mostBytes, objects: mostObjects } = limit;
        const limits = { bytes: mostBytes, objects: mostObjects };
        return { scope, name, limit: limits, usage: { bytes, objects }, inherited: [] };
    }
    const inherited = measures.filter((measure) => (own & ownBit(measure)) === 0);
    return { scope, name, limit, usage: { bytes, objects, buckets }, inherited };
}
const setLimit = {
    name: 'setLimit',
    reads: readsOf,
    decide(read, { change, ...target }) {
        const found = usageFound(target, read);
        if (!found)
            return { result: { refused: 'NoSuchBucket' } };
        const { usage, fallback, owner } = found;
        if (owner !== (change.owner ?? owner))
            return { result: { refused: 'NoSuchBucket' } };
        const limit = changed(usage.limit, change, fallback);
        if (change.lowersOnly && isRaised(usage.limit, limit)) {
            return { result: { refused: 'LimitRaised' } };
        }
        const { scope, name } = target;
        const refusal = change.belowUsage ? undefined : belowUsage(usage, limit, { scope, name });
        if (refusal)
            return { result: refusal };
        const next = { ...usage, limit, own: ownAfter(usage.own, change) };
        return { result: rowOf(target, next), put: [[target.key, encodeUsage(next)]] };
    },
};
function isRaised(present, next) {
    const most = Number.POSITIVE_INFINITY;
    return measures.some((measure) => (next[measure] ?? most) > (present[measure] ?? most));
}
/** Which limits are the account's own after a change: those that it names, but for `default`. */
function ownAfter(own, change) {
    return measures.reduce((bits, measure) => {
        const wanted = change[measure];
        if (wanted === undefined)
            return bits;
        return wanted === 'default' ? bits & ~ownBit(measure) : bits | ownBit(measure);
    }, own);
}
