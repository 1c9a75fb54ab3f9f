/** What the operator grants: up to which values at once, and what accounts begin with. */
import { type EntityReader, organizationScope } from '../accounts/store.ts'
import { isRefusal } from '../storage/refusal.ts'
import { defaultValue, type Keeping, limitOf } from './applied.ts'
import type { Quota } from './catalogue.ts'
import { illegalArgument } from './errors.ts'

/** What the policy says of one quota. */
export interface PolicyRow {
  readonly quota: Quota
  /** Undefined: every request that raises waits for the operator. */
  readonly upTo: number | undefined
  readonly default: number
}

/** Whether the policy grants a member account this value at once. */
export async function isGranted(
  organization: EntityReader,
  { service, code }: Quota,
  value: number,
): Promise<boolean> {
  const policy = await organization.get('quotaPolicy', service)
  const upTo = policy?.upTo[code]
  return upTo !== undefined && value <= upTo
}

/** What the policy says of a quota. */
export async function policyOf(keeping: Keeping, quota: Quota): Promise<PolicyRow> {
  const organization = keeping.accounts.entities.in(organizationScope)
  const policy = await organization.get('quotaPolicy', quota.service)
  return { quota, upTo: policy?.upTo[quota.code], default: await defaultValue(keeping, quota) }
}

/** A change of the policy; null: as without a policy. */
export interface PolicyChange {
  readonly upTo?: number | null | undefined
  readonly default?: number | null | undefined
}

/**
 * Changes what the policy says of a quota. The default of a limit on storage is storage's own, and
 * not lowered under what an account uses that has it: IllegalArgumentException.
 */
export async function changePolicy(
  keeping: Keeping,
  quota: Quota,
  change: PolicyChange,
): Promise<PolicyRow> {
  const { service, code, measure } = quota
  if (measure !== undefined && change.default !== undefined) {
    const limit = change.default === null ? 'default' : limitOf(change.default)
    const answer = await keeping.storage.quotas.setDefault({ [measure]: limit })
    if (isRefusal(answer)) throw inUse(answer)
  }
  await keeping.accounts.entities.change(organizationScope, async (records) => {
    const { upTo = {}, defaults = {} } = (await records.get('quotaPolicy', service)) ?? {}
    records.put('quotaPolicy', service, {
      service,
      upTo: changed(upTo, code, change.upTo),
      defaults: measure === undefined ? changed(defaults, code, change.default) : defaults,
    })
  })
  return policyOf(keeping, quota)
}

function changed(
  values: Readonly<Record<string, number>>,
  code: string,
  value: number | null | undefined,
): Readonly<Record<string, number>> {
  if (value === undefined) return values
  const others = Object.entries(values).filter(([each]) => each !== code)
  return Object.fromEntries(value === null ? others : [...others, [code, value]])
}

function inUse(refusal: object): Error {
  const { name, measure, usage } = refusal as Record<string, unknown>
  return illegalArgument(`Account ${name} has ${usage} ${measure}, and no limit of its own.`)
}
