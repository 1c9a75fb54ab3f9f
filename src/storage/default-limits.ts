/**
 * What accounts may hold that have no limit of their own: one record. Each such account's usage
 * record has a copy, so that a write finds it where it looks anyhow; a change of the default
 * rewrites all copies in one transaction, and creating a bucket reads the record itself.
 */
import type { Entry, Transaction } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import type { Context } from './context.ts'
import {
  accountBucketKey,
  accountUsageKey,
  afterPrefix,
  defaultLimitsKey,
  startingWith,
} from './keys.ts'
import { decodeJson, encodeJson } from './records.ts'
import type { Refusal } from './refusal.ts'
import type { LimitChange, Limits, Measure } from './storage.ts'
import { decodeUsage, encodeUsage, measures, ownBit, type Usage } from './usage.ts'

/** What Cairn comes with. */
const builtIn: Limits = { bytes: undefined, objects: undefined, buckets: limits.bucketsPerAccount }

/** The operator's default; JSON has no undefined, so no limit is written as null. */
export function decodeDefault(record: Buffer | undefined): Limits {
  if (!record) return builtIn
  const said = decodeJson<{ readonly [M in Measure]?: number | null }>(record)
  const limitOf = (measure: Measure) =>
    said[measure] === undefined ? builtIn[measure] : (said[measure] ?? undefined)
  return { bytes: limitOf('bytes'), objects: limitOf('objects'), buckets: limitOf('buckets') }
}

/** A usage whose limits that are not its own are those of the default. */
export function inherit(usage: Usage, fallback: Limits): Usage {
  const limitOf = (measure: Measure) =>
    (usage.own & ownBit(measure)) !== 0 ? usage.limit[measure] : fallback[measure]
  const limit = {
    bytes: limitOf('bytes'),
    objects: limitOf('objects'),
    buckets: limitOf('buckets'),
  }
  return { ...usage, limit }
}

/**
 * Counts the buckets of an account that has no count: one without a bucket so far, or one of the
 * first release, which kept none. Its limits begin as the default.
 */
export const countBuckets: Transaction<string, undefined> = {
  name: 'countBuckets',
  reads: (account) => ({
    keys: [accountUsageKey(account), defaultLimitsKey],
    ranges: [startingWith(accountBucketKey(account, ''), limits.bucketsPerAccount + 1)],
  }),
  decide({ values: [record, defaultRecord], ranges: [names = []] }, account) {
    const usage = decodeUsage(record)
    if (!Number.isNaN(usage.buckets)) return { result: undefined }
    const counted = inherit({ ...usage, buckets: names.length }, decodeDefault(defaultRecord))
    return { result: undefined, put: [[accountUsageKey(account), encodeUsage(counted)]] }
  },
}

/** Changes the default, for every account that follows it at once. */
export async function changeDefault(
  context: Context,
  change: LimitChange,
): Promise<Limits | Refusal> {
  await countAll(context)
  return context.engine.records.transact(setDefault, change)
}

/** Gives every account that has a bucket a record, and with it a place for the default's copy. */
async function countAll({ engine: { records } }: Context): Promise<void> {
  const table = startingWith(Buffer.from('A'), 1)
  let { start } = table
  for (;;) {
    const { ranges } = await records.read({ ranges: [{ ...table, start }] })
    const first = ranges[0]?.[0]
    if (!first) return
    const account = first.key.toString('utf8', 1, first.key.indexOf(0))
    await records.transact(countBuckets, account)
    start = afterPrefix(accountBucketKey(account, ''))
  }
}

const setDefault: Transaction<LimitChange, Limits | Refusal> = {
  name: 'setDefaultLimits',
  reads: () => ({
    keys: [defaultLimitsKey],
    ranges: [startingWith(accountUsageKey(''), limits.accountsMax)],
  }),
  decide({ values: [record], ranges: [accounts = []] }, change) {
    const present = decodeDefault(record)
    const next = changed(present, change, builtIn)
    const copies = accounts.map((entry) => {
      const usage = decodeUsage(entry.value)
      return { entry, usage: inherit(usage, next), before: inherit(usage, present) }
    })
    if (!change.belowUsage) {
      for (const { entry, usage, before } of copies) {
        const refusal = belowUsage(before, usage.limit, whose(entry))
        if (refusal) return { result: refusal }
      }
    }
    const written = Object.fromEntries(measures.map((each) => [each, next[each] ?? null]))
    return {
      result: next,
      put: [
        [defaultLimitsKey, encodeJson(written)],
        ...copies.map(({ entry, usage }) => [entry.key, encodeUsage(usage)] as const),
      ],
    }
  },
}

const whose = ({ key }: Entry) => ({ scope: 'account', name: key.toString('utf8', 2) }) as const

/** Limits after a change. */
export function changed(present: Limits, change: LimitChange, fallback: Limits): Limits {
  const limitOf = (measure: Measure) => {
    const wanted = change[measure]
    if (wanted === undefined) return present[measure]
    return wanted === 'default' ? fallback[measure] : (wanted ?? undefined)
  }
  return { bytes: limitOf('bytes'), objects: limitOf('objects'), buckets: limitOf('buckets') }
}

/** The refusal of limits that are lowered under what is used; those that are raised may be. */
export function belowUsage(
  usage: Usage,
  next: Limits,
  named: { readonly scope: 'bucket' | 'account'; readonly name: string },
): Refusal | undefined {
  for (const measure of measures) {
    const limit = next[measure]
    if (limit === undefined || !(limit < usage[measure])) continue
    if (limit >= (usage.limit[measure] ?? Number.POSITIVE_INFINITY)) continue
    return { refused: 'LimitBelowUsage', ...named, measure, limit, usage: usage[measure] }
  }
  return undefined
}
