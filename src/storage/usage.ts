/**
 * What a bucket and an account hold, and may hold. One record each, changed in the same transaction
 * as the object, so that a limit is exact under any concurrency:
 *
 *     0 bytes(f64)  8 objects(f64)  16 bytes allowed(f64)  24 objects allowed(f64)
 *     32 buckets(f64)  40 buckets allowed(f64)  48 which limits are its own(1)
 *
 * NaN is no limit, and buckets not counted yet: the first release ended its records at 32. What is
 * not an account's own limit is a copy of the operator's default, so that a PUT reads no third
 * record; whoever changes the default rewrites the copies in the same transaction.
 */
import type { Key } from '../engine/engine.ts'
import { accountUsageKey, bucketUsageKey } from './keys.ts'
import type { Bucket } from './model.ts'
import type { Refusal } from './refusal.ts'
import type { Limits, Measure } from './storage.ts'

/** What is held, and what may be. */
export interface Usage {
  readonly bytes: number
  readonly objects: number
  /** Of an account; NaN: not counted yet. */
  readonly buckets: number
  readonly limit: Limits
  /** Of an account: the limits that do not follow the operator's default, as bits. */
  readonly own: number
}

/** What a change adds, or gives back where it is negative. */
export interface Delta {
  readonly bytes: number
  readonly objects: number
}

/** What is limited, in the order of the bits of {@link Usage} `own`. */
export const measures = ['bytes', 'objects', 'buckets'] as const

/** The bit of a measure in {@link Usage} `own`. */
export const ownBit = (measure: Measure): number => 1 << measures.indexOf(measure)

const firstReleaseBytes = 32
const recordBytes = 49

const allowed = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value)

/** A record that is not there is no usage and no limit. */
export function decodeUsage(record: Buffer | undefined): Usage {
  if (!record) return { bytes: 0, objects: 0, buckets: Number.NaN, limit: {}, own: 0 }
  const isFirst = record.length === firstReleaseBytes
  const limit = {
    bytes: allowed(record.readDoubleBE(16)),
    objects: allowed(record.readDoubleBE(24)),
    buckets: isFirst ? undefined : allowed(record.readDoubleBE(40)),
  }
  return {
    bytes: record.readDoubleBE(0),
    objects: record.readDoubleBE(8),
    buckets: isFirst ? Number.NaN : record.readDoubleBE(32),
    limit,
    own: isFirst ? ownOf(limit) : (record[48] ?? 0),
  }
}

/** The first release had no default: what was limited was the account's own limit. */
function ownOf(limit: Limits): number {
  let own = 0
  for (const measure of measures) if (limit[measure] !== undefined) own |= ownBit(measure)
  return own
}

/** The record of a usage. */
export function encodeUsage({ bytes, objects, buckets, limit, own }: Usage): Buffer {
  const record = Buffer.allocUnsafe(recordBytes)
  record.writeDoubleBE(bytes, 0)
  record.writeDoubleBE(objects, 8)
  record.writeDoubleBE(limit.bytes ?? Number.NaN, 16)
  record.writeDoubleBE(limit.objects ?? Number.NaN, 24)
  record.writeDoubleBE(buckets, 32)
  record.writeDoubleBE(limit.buckets ?? Number.NaN, 40)
  record[48] = own
  return record
}

/** The two records that a change in a bucket charges: the bucket's and its account's. */
export function usageKeys(bucket: Bucket): readonly [Key, Key] {
  const known = knownKeys.get(bucket)
  if (known) return known
  const keys = [bucketUsageKey(bucket.id), accountUsageKey(bucket.account)] as const
  knownKeys.set(bucket, keys)
  return keys
}

/** A bucket is the same object for as long as its record is the same. */
const knownKeys = new WeakMap<Bucket, readonly [Key, Key]>()

const charged = ['bytes', 'objects'] as const

/** The limit that a change would pass, if any. What shrinks or stays is always allowed. */
export function overLimit(usage: Usage, delta: Delta, whose: Whose): Refusal | undefined {
  for (const measure of charged) {
    const limit = usage.limit[measure]
    if (limit === undefined || delta[measure] <= 0) continue
    if (usage[measure] + delta[measure] > limit) {
      return { refused: 'QuotaExceeded', ...whose, measure, limit, usage: usage[measure] }
    }
  }
  return undefined
}

interface Whose {
  readonly scope: 'bucket' | 'account'
  readonly name: string
}

/** The refusal of the bucket's or the account's limit, if a change would pass one. */
export function quotaRefusal(
  bucket: Bucket,
  records: readonly (Buffer | undefined)[],
  delta: Delta,
): Refusal | undefined {
  return (
    overLimit(decodeUsage(records[0]), delta, { scope: 'bucket', name: bucket.name }) ??
    overLimit(decodeUsage(records[1]), delta, { scope: 'account', name: bucket.account })
  )
}

/**
 * The two usage records after a change that was allowed. `records` as {@link usageKeys} names them.
 */
export function charge(
  bucket: Bucket,
  records: readonly (Buffer | undefined)[],
  delta: Delta,
): [Key, Buffer][] {
  if (delta.bytes === 0 && delta.objects === 0) return []
  return usageKeys(bucket).map((key, index) => [key, add(records[index], delta)])
}

/** One usage record with a change added: objects and bytes, and buckets where they are counted. */
export function add(
  record: Buffer | undefined,
  delta: Delta & { readonly buckets?: number },
): Buffer {
  const { bytes, objects, buckets, limit, own } = decodeUsage(record)
  return encodeUsage({
    bytes: bytes + delta.bytes,
    objects: objects + delta.objects,
    buckets: buckets + (delta.buckets ?? 0),
    limit,
    own,
  })
}
