import { setPolicy } from './bucket-policy.js';
import { countBuckets, decodeDefault } from './default-limits.js';
import { accountBucketKey, accountUsageKey, afterPrefix, bucketIdBytes, bucketKey, bucketUsageKey, defaultLimitsKey, justAfter, objectKey, policyKey, removedBucketKey, startingWith, } from './keys.js';
import { decodeBucket, decodePolicy, encodeBucket, encodeJson, isRecordOf } from './records.js';
import { add, decodeUsage, encodeUsage, ownBit } from './usage.js';
export function buckets(context) {
    const { records } = context.engine;
    const known = new KnownBuckets();
    return {
        async create({ name, account, region }) {
            const id = context.random(bucketIdBytes);
            const bucket = { id, name, account, region, createdAt: context.now() };
            for (;;) {
                const answer = await records.transact(createBucket, bucket);
                if (answer !== 'uncounted')
                    return answer;
                await records.transact(countBuckets, account);
            }
        },
        async find(name) {
            const { values } = await records.read({ keys: [known.keyOf(name)] });
            if (!values[0])
                return undefined;
            return known.of(name, values[0]) ?? load(context, known, values[0]);
        },
        remove: (bucket) => records.transact(removeBucket, { bucket, now: context.now() }),
        setPolicy: (bucket, policy) => records.transact(setPolicy, { bucket, policy }),
        async list({ account, prefix, after, max }) {
            const first = accountBucketKey(account, prefix);
            const resumed = justAfter(accountBucketKey(account, after));
            const range = {
                start: after !== '' && resumed.compare(first) > 0 ? resumed : first,
                end: afterPrefix(first),
            };
            if (range.start.compare(range.end) >= 0)
                return { buckets: [] };
            const names = await records.read({ ranges: [{ ...range, limit: max + 1 }] });
            const page = (names.ranges[0] ?? []).slice(0, max);
            const keys = page.map(({ key }) => bucketKey(nameIn(key)));
            const { values } = await records.read({ keys });
            const found = values.flatMap((record) => (record ? [decodeBucket(record)] : []));
            const more = (names.ranges[0]?.length ?? 0) > max;
            return { buckets: found, next: more ? found.at(-1)?.name : undefined };
        },
    };
}
const nameIn = (key) => key.toString('utf8', key.indexOf(0) + 1);
/** Buckets decoded before. An entry serves only while the record still has the very same bytes. */
class KnownBuckets {
    #entries = new Map();
    keyOf(name) {
        return this.#entries.get(name)?.key ?? bucketKey(name);
    }
    of(name, record) {
        const entry = this.#entries.get(name);
        return entry?.record.equals(record) ? entry.bucket : undefined;
    }
    add(record, bucket) {
        if (this.#entries.size >= knownBucketsMax)
            this.#entries.clear();
        this.#entries.set(bucket.name, { key: bucketKey(bucket.name), record, bucket });
        return bucket;
    }
}
/**
 * A bucket that is not known yet, or not as it is now, with its policy. Both are read on one view,
 * so that the policy is what the record names; a request reads no more than the record.
 */
async function load(context, known, seen) {
    const { hasPolicy, ...bucket } = decodeBucket(seen);
    if (!hasPolicy)
        return known.add(seen, bucket);
    const keys = [bucketKey(bucket.name), policyKey(bucket.id)];
    const { values } = await context.engine.records.read({ keys });
    const [record, policy] = values;
    if (!record)
        return undefined;
    if (policy)
        return known.add(record, { ...bucket, policy: decodePolicy(policy) });
    if (record.equals(seen))
        throw new Error(`the policy of bucket ${bucket.name} is not there`);
    return load(context, known, record);
}
const knownBucketsMax = 1000;
const createBucket = {
    name: 'createBucket',
    reads: ({ name, account }) => ({
        keys: [bucketKey(name), accountUsageKey(account), defaultLimitsKey],
    }),
    decide({ values: [taken, accountUsage, defaultRecord] }, bucket) {
        const present = taken && decodeBucket(taken);
        if (present) {
            const mine = present.account === bucket.account;
            return { result: { refused: mine ? 'BucketAlreadyOwnedByYou' : 'BucketAlreadyExists' } };
        }
        const usage = decodeUsage(accountUsage);
        if (Number.isNaN(usage.buckets))
            return { result: 'uncounted' };
        const isOwn = (usage.own & ownBit('buckets')) !== 0;
        const limit = isOwn ? usage.limit.buckets : decodeDefault(defaultRecord).buckets;
        if (usage.buckets >= (limit ?? Number.POSITIVE_INFINITY)) {
            return { result: { refused: 'TooManyBuckets' } };
        }
        return {
            result: bucket,
            put: [
                [bucketKey(bucket.name), encodeBucket(bucket)],
                [accountBucketKey(bucket.account, bucket.name), Buffer.alloc(0)],
                [accountUsageKey(bucket.account), encodeUsage({ ...usage, buckets: usage.buckets + 1 })],
            ],
        };
    },
};
/**
 * A bucket goes when it holds no object. Uploads under way do not keep it, as at AWS; `reclaim`
 * aborts them. Its account gets back at once what their parts occupied.
 */
const removeBucket = {
    name: 'removeBucket',
    reads: ({ bucket }) => ({
        keys: [bucketKey(bucket.name), bucketUsageKey(bucket.id), accountUsageKey(bucket.account)],
        ranges: [startingWith(objectKey(bucket.id, ''), 1)],
    }),
    decide({ values: [record, bucketUsage, accountUsage], ranges: [objects] }, { bucket, now }) {
        if (!isRecordOf(bucket, record)) {
            return { result: { refused: 'NoSuchBucket' } };
        }
        if (objects?.length)
            return { result: { refused: 'BucketNotEmpty' } };
        const { bytes } = decodeUsage(bucketUsage);
        return {
            result: { removed: true },
            put: [
                [
                    accountUsageKey(bucket.account),
                    add(accountUsage, { bytes: -bytes, objects: 0, buckets: -1 }),
                ],
                [removedBucketKey(bucket.id), encodeJson({ at: now })],
            ],
            remove: [
                bucketKey(bucket.name),
                accountBucketKey(bucket.account, bucket.name),
                bucketUsageKey(bucket.id),
                policyKey(bucket.id),
            ],
        };
    },
};
