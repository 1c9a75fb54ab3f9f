/** What an account has of what its quotas bound. */
import { isKept, takesVcpus, typeOf } from '../instances/instance-size.ts'
import type { ComputeQuotas } from '../instances/room.ts'
import type { ComputeReader } from '../records.ts'
import { storedBytes } from '../volumes/snapshot-bytes.ts'

/** Counted anew, in the units of the quotas. */
export async function quotaUsage(records: ComputeReader): Promise<ComputeQuotas> {
  const [instances, volumes, elasticIps] = await Promise.all([
    records.all('instance'),
    records.all('volume'),
    records.all('elasticIp'),
  ])
  return {
    vcpus: instances.filter(takesVcpus).reduce((sum, each) => sum + typeOf(each).vcpus, 0),
    instances: instances.filter(isKept).length,
    volumes: volumes.length,
    volumesTiB: volumes.reduce((sum, { size }) => sum + size, 0) / 1024,
    snapshotsGiB: (await storedBytes(records)) / 1024 ** 3,
    elasticIps: elasticIps.length,
  }
}
