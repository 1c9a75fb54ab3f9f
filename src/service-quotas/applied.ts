/**
 * The values that bind: read where they are kept, and changed there. Storage judges its own in one
 * transaction with what is used; EC2's are an account's `appliedQuotas`.
 */
import type { Accounts } from '../accounts/accounts.ts'
import { organizationScope } from '../accounts/store.ts'
import { computeScope } from '../compute/compute.ts'
import { quotaUsage } from '../compute/metering/quota-usage.ts'
import type { ComputeReader } from '../compute/records.ts'
import { limits } from '../limits.ts'
import { isRefusal, type Refusal } from '../storage/refusal.ts'
import type { LimitChange, Measure, Storage } from '../storage/storage.ts'
import type { Quota } from './catalogue.ts'
import { illegalArgument, noSuchResource } from './errors.ts'

/** Where values are kept: every handler's context has it, and so has the command line. */
export interface Keeping {
  readonly accounts: Accounts
  readonly storage: Storage
}

/** A quota of one account, or of one of its buckets. */
export interface Target {
  readonly quota: Quota
  readonly account: string
  readonly bucket?: string | undefined
}

/** A limit as the value of a quota, which has no word for none. */
export function valueOfLimit(limit: number | undefined): number {
  return limit ?? limits.quotaValueMax
}

/** The value of a quota as a limit: `null` for none. */
export function limitOf(value: number): number | null {
  return value >= limits.quotaValueMax ? null : value
}

/** What binds a target at this moment. Throws NoSuchResourceException for a bucket that went. */
export async function appliedValue(keeping: Keeping, target: Target): Promise<number> {
  const { quota, account, bucket } = target
  if (quota.measure !== undefined) {
    const [scope, name] = scopeOf(target)
    const row = await keeping.storage.quotas.get(scope, name)
    if (isRefusal(row)) throw noSuchBucket(bucket)
    return valueOfLimit(row.limit[quota.measure])
  }
  const own = await keeping.accounts.entities.in(account).get('appliedQuotas', quota.service)
  return own?.values[quota.code] ?? defaultValue(keeping, quota)
}

/** What accounts have without a value of their own. */
export async function defaultValue(keeping: Keeping, quota: Quota): Promise<number> {
  const { accounts, storage } = keeping
  if (quota.measure !== undefined)
    return valueOfLimit((await storage.quotas.getDefault())[quota.measure])
  const policy = await accounts.entities.in(organizationScope).get('quotaPolicy', quota.service)
  return policy?.defaults[quota.code] ?? valueOfLimit(quota.fallback)
}

/**
 * Makes a value bind. Throws IllegalArgumentException if more is used, NoSuchResourceException for
 * a bucket that went. With `lowersOnly`, a value that is higher than what binds is left undone:
 * judged in the transaction, so that nobody raises what was lowered a moment ago.
 */
export async function applyValue(
  keeping: Keeping,
  target: Target & { readonly value: number },
  { lowersOnly = false }: { readonly lowersOnly?: boolean } = {},
): Promise<'applied' | 'raises'> {
  const { quota, value } = target
  if (quota.measure !== undefined) {
    const change = { [quota.measure]: limitOf(value), lowersOnly }
    return applyToStorage(keeping, target, change)
  }
  const fallback = await defaultValue(keeping, quota)
  return keeping.accounts.entities.changeBeside(
    target.account,
    computeScope(target.account),
    async (records, machines: ComputeReader) => {
      const own = await records.get('appliedQuotas', quota.service)
      const before = own?.values[quota.code] ?? fallback
      if (lowersOnly && value > before) return 'raises'
      if (value < before) await requireFits(machines, target)
      const values = { ...own?.values, [quota.code]: value }
      records.put('appliedQuotas', quota.service, { service: quota.service, values })
      return 'applied'
    },
  )
}

/**
 * Throws IllegalArgumentException if more is used. A launch that judged itself by the value of
 * before, and is not written yet, is judged again: its account's machines count as changed.
 */
async function requireFits(
  machines: ComputeReader,
  { quota, account, value }: Target & { readonly value: number },
): Promise<void> {
  if (quota.counted === undefined) return
  const used = (await quotaUsage(machines))[quota.counted]
  if (used <= value) return
  throw illegalArgument(
    'You must provide a quota value that is not lower than what is used: the account ' +
      `${account} uses ${used} of ${quota.name}, more than ${value}.`,
  )
}

async function applyToStorage(
  { storage }: Keeping,
  target: Target,
  change: LimitChange,
): Promise<'applied' | 'raises'> {
  const [scope, name] = scopeOf(target)
  const isBucket = scope === 'bucket'
  const owned = isBucket ? { ...change, owner: target.account } : change
  const answer = await storage.quotas.set(scope, name, owned)
  if (!isRefusal(answer)) return 'applied'
  if (answer.refused === 'LimitRaised') return 'raises'
  if (answer.refused === 'LimitBelowUsage') throw belowUsage(answer)
  throw noSuchBucket(target.bucket)
}

function scopeOf({ account, bucket }: Target): ['account' | 'bucket', string] {
  return bucket === undefined ? ['account', account] : ['bucket', bucket]
}

function belowUsage(refusal: Extract<Refusal, { refused: 'LimitBelowUsage' }>): Error {
  const { scope, name, measure, limit, usage } = refusal
  return illegalArgument(
    `You must provide a quota value that is not lower than what is used: the ${scope} ${name} ` +
      `has ${usage} ${plural(measure, usage)}, more than ${limit}.`,
  )
}

function plural(measure: Measure, count: number): string {
  return count === 1 ? measure.slice(0, -1) : measure
}

/** The bucket is not there, or another account's: which of the two is nobody's business. */
export function noSuchBucket(bucket = ''): Error {
  return noSuchResource(`The request failed because there is no bucket ${bucket} in the account.`)
}
