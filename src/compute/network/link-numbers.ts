/** Numbers of the links that are not Docker's to number: one for each, in a VPC. */
import type { RandomBytes } from '../ids.ts'
import type { ComputeReader } from '../records.ts'
import { Refused } from '../refused.ts'
import { extraLinksMax } from './links.ts'

/**
 * A number that nothing in a VPC has. It is drawn, so that one that was given back is not
 * another's while the host still knows its MAC address. Throws Refused when all are taken.
 */
export async function freeLinkNumber(
  records: ComputeReader,
  vpcId: string,
  random: RandomBytes,
): Promise<number> {
  const taken = new Set<number | undefined>()
  const interfaces = new Set<string>()
  for (const one of await records.all('networkInterface')) {
    if (one.vpcId !== vpcId) continue
    interfaces.add(one.networkInterfaceId)
    taken.add(one.attachment?.linkNumber)
  }
  for (const { association } of await records.all('elasticIp')) {
    if (interfaces.has(association?.networkInterfaceId ?? '')) taken.add(association?.linkNumber)
  }
  const first = random(2).readUInt16BE(0)
  for (let step = 0; step < extraLinksMax; step += 1) {
    const number = (first + step) % extraLinksMax
    if (!taken.has(number)) return number
  }
  const message = `${vpcId} has ${extraLinksMax} second interfaces and addresses already.`
  throw new Refused('ResourceLimitExceeded', message)
}
