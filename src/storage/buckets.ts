/** Buckets: names are global, a name's owner is its bucket's account. */
import type { Key, Transaction } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import type { Context } from './context.ts'
import {
  accountBucketKey,
  accountUsageKey,
  afterPrefix,
  bucketIdBytes,
  bucketKey,
  bucketUsageKey,
  justAfter,
  objectKey,
  removedBucketKey,
  startingWith,
} from './keys.ts'
import type { Bucket } from './model.ts'
import { decodeBucket, encodeBucket, encodeJson, isRecordOf } from './records.ts'
import type { Refusal } from './refusal.ts'
import type { Buckets } from './storage.ts'
import { add, decodeUsage } from './usage.ts'

export function buckets(context: Context): Buckets {
  const { records } = context.engine
  const known = new KnownBuckets()
  return {
    create: ({ name, account, region }) =>
      records.transact(createBucket, {
        id: context.random(bucketIdBytes),
        name,
        account,
        region,
        createdAt: context.now(),
      }),

    async find(name) {
      const { values } = await records.read({ keys: [known.keyOf(name)] })
      return values[0] && known.of(name, values[0])
    },

    remove: (bucket) => records.transact(removeBucket, { bucket, now: context.now() }),

    async list({ account, prefix, after, max }) {
      const first = accountBucketKey(account, prefix)
      const resumed = justAfter(accountBucketKey(account, after))
      const range = {
        start: after !== '' && resumed.compare(first) > 0 ? resumed : first,
        end: afterPrefix(first),
      }
      if (range.start.compare(range.end) >= 0) return { buckets: [] }
      const names = await records.read({ ranges: [{ ...range, limit: max + 1 }] })
      const page = (names.ranges[0] ?? []).slice(0, max)
      const keys = page.map(({ key }) => bucketKey(nameIn(key)))
      const { values } = await records.read({ keys })
      const found = values.flatMap((record) => (record ? [decodeBucket(record)] : []))
      const more = (names.ranges[0]?.length ?? 0) > max
      return { buckets: found, next: more ? found.at(-1)?.name : undefined }
    },
  }
}

const nameIn = (key: Buffer): string => key.toString('utf8', key.indexOf(0) + 1)

/** Buckets decoded before. An entry serves only while the record still has the very same bytes. */
class KnownBuckets {
  readonly #entries = new Map<string, { key: Key; record: Buffer; bucket: Bucket }>()

  keyOf(name: string): Key {
    return this.#entries.get(name)?.key ?? bucketKey(name)
  }

  of(name: string, record: Buffer): Bucket {
    const entry = this.#entries.get(name)
    if (entry?.record.equals(record)) return entry.bucket
    const bucket = decodeBucket(record)
    if (this.#entries.size >= knownBucketsMax) this.#entries.clear()
    this.#entries.set(name, { key: bucketKey(name), record, bucket })
    return bucket
  }
}

const knownBucketsMax = 1000

const createBucket: Transaction<Bucket, Bucket | Refusal> = {
  name: 'createBucket',
  reads: ({ name, account }) => ({
    keys: [bucketKey(name)],
    ranges: [startingWith(accountBucketKey(account, ''), limits.bucketsPerAccount)],
  }),
  decide({ values, ranges }, bucket) {
    const present = values[0] && decodeBucket(values[0])
    if (present) {
      const mine = present.account === bucket.account
      return { result: { refused: mine ? 'BucketAlreadyOwnedByYou' : 'BucketAlreadyExists' } }
    }
    if ((ranges[0]?.length ?? 0) >= limits.bucketsPerAccount) {
      return { result: { refused: 'TooManyBuckets' } }
    }
    return {
      result: bucket,
      put: [
        [bucketKey(bucket.name), encodeBucket(bucket)],
        [accountBucketKey(bucket.account, bucket.name), Buffer.alloc(0)],
      ],
    }
  },
}

/**
 * A bucket goes when it holds no object. Uploads under way do not keep it, as at AWS; `reclaim`
 * aborts them. Its account gets back at once what their parts occupied.
 */
const removeBucket: Transaction<{ bucket: Bucket; now: number }, Refusal | { removed: true }> = {
  name: 'removeBucket',
  reads: ({ bucket }) => ({
    keys: [bucketKey(bucket.name), bucketUsageKey(bucket.id), accountUsageKey(bucket.account)],
    ranges: [startingWith(objectKey(bucket.id, ''), 1)],
  }),
  decide({ values: [record, bucketUsage, accountUsage], ranges: [objects] }, { bucket, now }) {
    if (!isRecordOf(bucket, record)) {
      return { result: { refused: 'NoSuchBucket' } }
    }
    if (objects?.length) return { result: { refused: 'BucketNotEmpty' } }
    const { bytes } = decodeUsage(bucketUsage)
    return {
      result: { removed: true },
      put: [
        [accountUsageKey(bucket.account), add(accountUsage, { bytes: -bytes, objects: 0 })],
        [removedBucketKey(bucket.id), encodeJson({ at: now })],
      ],
      remove: [
        bucketKey(bucket.name),
        accountBucketKey(bucket.account, bucket.name),
        bucketUsageKey(bucket.id),
      ],
    }
  },
}
