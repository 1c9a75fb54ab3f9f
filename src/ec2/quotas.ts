/** What an account may have of machines, as Service Quotas keeps it. */
import type { Accounts } from '../accounts/accounts.ts'
import { organizationScope } from '../accounts/store.ts'
import type { ComputeQuotas } from '../compute/room.ts'
import { limits } from '../limits.ts'

/** AWS's codes, or ours where AWS has none: see `service-quotas/catalogue.ts`. */
const quotas: Readonly<Record<keyof ComputeQuotas, readonly [code: string, fallback: number]>> = {
  vcpus: ['L-1216C47A', limits.standardVcpusDefault],
  instances: ['instances', limits.instancesDefault],
  volumes: ['volumes', limits.volumesDefault],
  volumesTiB: ['L-7A658B76', limits.gp3TebibytesDefault],
  elasticIps: ['L-0263D0A3', limits.elasticIpsDefault],
}

/** The values that bind an account: its own, else the operator's, else AWS's. */
export async function quotasOf(accounts: Accounts, account: string): Promise<ComputeQuotas> {
  const own = await accounts.entities.in(account).get('appliedQuotas', 'ec2')
  const policy = await accounts.entities.in(organizationScope).get('quotaPolicy', 'ec2')
  const valueFor = (name: keyof ComputeQuotas) => {
    const [code, fallback] = quotas[name]
    return own?.values[code] ?? policy?.defaults[code] ?? fallback
  }
  return {
    vcpus: valueFor('vcpus'),
    instances: valueFor('instances'),
    volumes: valueFor('volumes'),
    volumesTiB: valueFor('volumesTiB'),
    elasticIps: valueFor('elasticIps'),
  }
}
