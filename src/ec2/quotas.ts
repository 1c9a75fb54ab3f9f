/**
 * What an account may have of machines and disks: its own value, the operator's default, or the one
 * that Cairn comes with. Service Quotas changes them; here they bind, asked inside the change that
 * would pass them.
 */
import type { Accounts } from '../accounts/accounts.ts'
import { organizationScope } from '../accounts/store.ts'
import { limits } from '../limits.ts'

/** Cairn's own values, by the code that Service Quotas has for them. */
const fallbacks = {
  /** vCPUs of all standard instances that run. */
  'L-1216C47A': limits.standardVcpusDefault,
  /** TiB of all gp3 volumes. */
  'L-7A658B76': limits.gp3TebibytesDefault,
  'L-0263D0A3': limits.elasticIpsDefault,
  instances: limits.instancesDefault,
  volumes: limits.volumesDefault,
} as const

/** A quota of EC2's. */
export type QuotaCode = keyof typeof fallbacks

/** Whose quota is asked for. */
export interface QuotaHolder {
  readonly accounts: Accounts
  /** Twelve digits. */
  readonly account: string
}

/** The value that binds an account now, in the quota's own unit. */
export async function quotaOf(
  { accounts, account }: QuotaHolder,
  code: QuotaCode,
): Promise<number> {
  const own = await accounts.entities.in(account).get('appliedQuotas', 'ec2')
  if (own?.values[code] !== undefined) return own.values[code]
  const policy = await accounts.entities.in(organizationScope).get('quotaPolicy', 'ec2')
  return policy?.defaults[code] ?? fallbacks[code]
}
