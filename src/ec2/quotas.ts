/**
 * What an account may have of machines and disks: its own value, the operator's default, or the one
 * that Cairn comes with. Service Quotas changes them; here they bind, asked inside the change that
 * would pass them.
 */
import type { Accounts } from '../accounts/accounts.ts'
import { organizationScope } from '../accounts/store.ts'
import type { ComputeQuotas } from '../compute/instances/room.ts'
import { limits } from '../limits.ts'

/** A quota of EC2's. */
export type QuotaName = keyof ComputeQuotas

/** AWS's codes, or ours where AWS has none: see `service-quotas/catalogue.ts`. */
const quotas: Readonly<Record<QuotaName, readonly [code: string, fallback: number]>> = {
  vcpus: ['L-1216C47A', limits.standardVcpusDefault],
  instances: ['instances', limits.instancesDefault],
  volumes: ['volumes', limits.volumesDefault],
  volumesTiB: ['L-7A658B76', limits.gp3TebibytesDefault],
  snapshotsGiB: ['snapshots-gib', limits.snapshotsGibDefault],
  elasticIps: ['L-0263D0A3', limits.elasticIpsDefault],
}

/** Whose quota is asked for. */
export interface QuotaHolder {
  readonly accounts: Accounts
  /** Twelve digits. */
  readonly account: string
}

/** The value that binds an account now, in the quota's own unit. */
export async function quotaOf(
  { accounts, account }: QuotaHolder,
  name: QuotaName,
): Promise<number> {
  const [code, fallback] = quotas[name]
  const own = await accounts.entities.in(account).get('appliedQuotas', 'ec2')
  if (own?.values[code] !== undefined) return own.values[code]
  const policy = await accounts.entities.in(organizationScope).get('quotaPolicy', 'ec2')
  return policy?.defaults[code] ?? fallback
}

/** All of an account's. */
export async function quotasOf(holder: QuotaHolder): Promise<ComputeQuotas> {
  return {
    vcpus: await quotaOf(holder, 'vcpus'),
    instances: await quotaOf(holder, 'instances'),
    volumes: await quotaOf(holder, 'volumes'),
    volumesTiB: await quotaOf(holder, 'volumesTiB'),
    snapshotsGiB: await quotaOf(holder, 'snapshotsGiB'),
    elasticIps: await quotaOf(holder, 'elasticIps'),
  }
}
