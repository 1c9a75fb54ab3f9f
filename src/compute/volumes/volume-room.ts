/** Whether an account may have more volumes: judged in the very change that makes them. */

import type { ComputeQuotas } from '../instances/room.ts'
import type { ComputeReader } from '../records.ts'
import { Refused } from '../refused.ts'

const gibPerTib = 1024

/** What is to be added to the volumes that an account has. */
export interface AddedVolumes {
  readonly count: number
  readonly sizeGiB: number
}

/**
 * Throws Refused VolumeLimitExceeded if the account may not have so many volumes more, or such
 * large ones. Volumes of all types count, as all take the same disk.
 */
export async function requireVolumeRoom(
  records: ComputeReader,
  { count, sizeGiB }: AddedVolumes,
  quotas: Pick<ComputeQuotas, 'volumes' | 'volumesTiB'>,
): Promise<void> {
  const volumes = await records.all('volume')
  if (count > 0 && volumes.length + count > quotas.volumes) {
    throw tooMuch(`The maximum number of volumes, ${quotas.volumes}, has been reached`, 'volumes')
  }
  const used = volumes.reduce((sum, { size }) => sum + size, 0)
  if (sizeGiB <= 0 || used + sizeGiB <= quotas.volumesTiB * gibPerTib) return
  throw tooMuch(`Volumes may have ${quotas.volumesTiB} TiB together`, 'L-7A658B76')
}

function tooMuch(what: string, code: string): Refused {
  const message = `${what}. Ask for more with Service Quotas (ec2, ${code}).`
  return new Refused('VolumeLimitExceeded', message)
}
