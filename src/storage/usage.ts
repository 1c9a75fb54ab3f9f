/**
 * What a bucket and an account hold, and may hold. One record each, changed in the same transaction
 * as the object, so that a limit is exact under any concurrency:
 *
 *     0 bytes(f64)  8 objects(f64)  16 bytes allowed(f64)  24 objects allowed(f64); NaN: no limit
 */
import type { Key } from '../engine/engine.ts'
import { accountUsageKey, bucketUsageKey } from './keys.ts'
import type { Bucket } from './model.ts'
import type { Refusal } from './refusal.ts'
import type { Limits } from './storage.ts'

/** What is held, and what may be. */
export interface Usage {
  readonly bytes: number
  readonly objects: number
  readonly limit: Limits
}

/** What a change adds, or gives back where it is negative. */
export interface Delta {
  readonly bytes: number
  readonly objects: number
}

const allowed = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value)

/** A record that is not there is no usage and no limit. */
export function decodeUsage(record: Buffer | undefined): Usage {
  if (!record) return { bytes: 0, objects: 0, limit: {} }
  return {
    bytes: record.readDoubleBE(0),
    objects: record.readDoubleBE(8),
    limit: { bytes: allowed(record.readDoubleBE(16)), objects: allowed(record.readDoubleBE(24)) },
  }
}

/** The record of a usage. */
export function encodeUsage({ bytes, objects, limit }: Usage): Buffer {
  const record = Buffer.allocUnsafe(32)
  record.writeDoubleBE(bytes, 0)
  record.writeDoubleBE(objects, 8)
  record.writeDoubleBE(limit.bytes ?? Number.NaN, 16)
  record.writeDoubleBE(limit.objects ?? Number.NaN, 24)
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

const measures = ['bytes', 'objects'] as const

/** The limit that a change would pass, if any. What shrinks or stays is always allowed. */
export function overLimit(usage: Usage, delta: Delta, whose: Whose): Refusal | undefined {
  for (const measure of measures) {
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

/** One usage record with a change added. */
export function add(record: Buffer | undefined, delta: Delta): Buffer {
  const usage = decodeUsage(record)
  return encodeUsage({
    bytes: usage.bytes + delta.bytes,
    objects: usage.objects + delta.objects,
    limit: usage.limit,
  })
}
