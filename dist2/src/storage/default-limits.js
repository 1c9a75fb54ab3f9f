import { limits } from '../limits.js';
import { accountBucketKey, accountUsageKey, afterPrefix, defaultLimitsKey, startingWith, } from './keys.js';
import { decodeJson, encodeJson } from './records.js';
import { decodeUsage, encodeUsage, measures, ownBit } from './usage.js';
/** What Cairn comes with. */
const builtIn = { bytes: undefined, objects: undefined, buckets: limits.bucketsPerAccount };
/** The operator's default; JSON has no undefined, so no limit is written as null. */
export function decodeDefault(record) {
    if (!record)
        return builtIn;
    const said = decodeJson(record);
    const limitOf = (measure) => said[measure] === undefined ? builtIn[measure] : (said[measure] ?? undefined);
    return { bytes: limitOf('bytes'), objects: limitOf('objects'), buckets: limitOf('buckets') };
}
/** A usage whose limits that are not its own are those of the default. */
export function inherit(usage, fallback) {
    const limitOf = (measure) => (usage.own & ownBit(measure)) !== 0 ? usage.limit[measure] : fallback[measure];
    const limit = {
        bytes: limitOf('bytes'),
        objects: limitOf('objects'),
        buckets: limitOf('buckets'),
    };
    return { ...usage, limit };
}
/**
 * Counts the buckets of an account that has no count: one without a bucket so far, or one of the
 * first release, which kept none. Its limits begin as the default.
 */
export const countBuckets = {
    name: 'countBuckets',
    reads: (account) => ({
        keys: [accountUsageKey(account), defaultLimitsKey],
        ranges: [startingWith(accountBucketKey(account, ''), limits.bucketsPerAccount + 1)],
    }),
    decide({ values: [record, defaultRecord], ranges: [names = []] }, account) {
        const usage = decodeUsage(record);
        if (!Number.isNaN(usage.buckets))
            return { result: undefined };
        const counted = inherit({ ...usage, buckets: names.length }, decodeDefault(defaultRecord));
        return { result: undefined, put: [[accountUsageKey(account), encodeUsage(counted)]] };
    },
};
/** Changes the default, for every account that follows it at once. */
export async function changeDefault(context, change) {
    await countAll(context);
    return context.engine.records.transact(setDefault, change);
}
/** Gives every account that has a bucket a record, and with it a place for the default's copy. */
async function countAll({ engine: { records } }) {
    const table = startingWith(Buffer.from('A'), 1);
    let { start } = table;
    for (;;) {
        const { ranges } = await records.read({ ranges: [{ ...table, start }] });
        const first = ranges[0]?.[0];
        if (!first)
            return;
        const account = first.key.toString('utf8', 1, first.key.indexOf(0));
        await records.transact(countBuckets, account);
        start = afterPrefix(accountBucketKey(account, ''));
    }
}
const setDefault = {
    name: 'setDefaultLimits',
    reads: () => ({
        keys: [defaultLimitsKey],
        ranges: [startingWith(accountUsageKey(''), limits.accountsMax)],
    }),
    decide({ values: [record], ranges: [accounts = []] }, change) {
        const present = decodeDefault(record);
        const next = changed(present, change, builtIn);
        const copies = accounts.map((entry) => {
            const usage = decodeUsage(entry.value);
            return { entry, usage: inherit(usage, next), before: inherit(usage, present) };
        });
        if (!change.belowUsage) {
            for (const { entry, usage, before } of copies) {
                const refusal = belowUsage(before, usage.limit, whose(entry));
                if (refusal)
                    return { result: refusal };
            }
        }
        const written = Object.fromEntries(measures.map((each) => [each, next[each] ?? null]));
        return {
            result: next,
            put: [
                [defaultLimitsKey, encodeJson(written)],
                ...copies.map(({ entry, usage }) => [entry.key, encodeUsage(usage)]),
            ],
        };
    },
};
const whose = ({ key }) => ({ scope: 'account', name: key.toString('utf8', 2) });
/** Limits after a change. */
export function changed(present, change, fallback) {
    const limitOf = (measure) => {
        const wanted = change[measure];
        if (wanted === undefined)
            return present[measure];
        return wanted === 'default' ? fallback[measure] : (wanted ?? undefined);
    };
    return { bytes: limitOf('bytes'), objects: limitOf('objects'), buckets: limitOf('buckets') };
}
/** The refusal of limits that are lowered under what is used; those that are raised may be. */
export function belowUsage(usage, next, named) {
    for (const measure of measures) {
        const limit = next[measure];
        if (limit === undefined || !(limit < usage[measure]))
            continue;
        if (limit >= (usage.limit[measure] ?? Number.POSITIVE_INFINITY))
            continue;
        return { refused: 'LimitBelowUsage', ...named, measure, limit, usage: usage[measure] };
    }
    return undefined;
}
