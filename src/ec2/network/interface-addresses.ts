/**
 * Secondary private addresses: how many an interface may have, and how they go from one interface
 * to another. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
 */

import { typeOf } from '../../compute/instances/instance-size.ts'
import { withAddresses } from '../../compute/network/elastic-ips.ts'
import type { NetworkInterface } from '../../compute/network/network-entities.ts'
import type { ComputeChange, ComputeReader } from '../../compute/records.ts'
import { limits } from '../../limits.ts'
import { invalidParameterValue } from '../errors.ts'

/** By the type of its instance; one that is nowhere may go to the largest. */
export async function addressesAllowed(
  records: ComputeReader,
  { attachment }: NetworkInterface,
): Promise<number> {
  const instance = await records.get('instance', attachment?.instanceId ?? '')
  if (instance === undefined) return limits.addressesPerInterface
  return typeOf(instance).addressesPerInterface
}

/** Takes secondary addresses from the interfaces of a subnet that have them; primary ones stay. */
export async function takeFromOthers(
  records: ComputeChange,
  subnetId: string,
  addresses: readonly string[],
): Promise<void> {
  for (const other of await records.all('networkInterface')) {
    if (other.subnetId !== subnetId || other.requesterManaged) continue
    const [primary, ...secondary] = other.addresses
    const kept = secondary.filter(({ address }) => !addresses.includes(address))
    if (kept.length === secondary.length) continue
    records.put(
      'networkInterface',
      other.networkInterfaceId,
      withAddresses(other, [primary, ...kept]),
    )
    await freeElasticIps(records, other, addresses)
  }
}

/** An interface without some of its secondary addresses. Throws InvalidParameterValue. */
export async function dropAddresses(
  records: ComputeChange,
  found: NetworkInterface,
  addresses: readonly string[],
): Promise<void> {
  const [primary, ...secondary] = found.addresses
  const own = new Set(secondary.map(({ address }) => address))
  const wrong = addresses.find((address) => !own.has(address))
  if (wrong !== undefined) {
    throw invalidParameterValue(
      wrong === primary.address
        ? `The primary private IP address ${wrong} cannot be unassigned.`
        : `The address ${wrong} is not assigned to interface ${found.networkInterfaceId}`,
    )
  }
  const kept = secondary.filter(({ address }) => !addresses.includes(address))
  records.put(
    'networkInterface',
    found.networkInterfaceId,
    withAddresses(found, [primary, ...kept]),
  )
  await freeElasticIps(records, found, addresses)
}

async function freeElasticIps(
  records: ComputeChange,
  { networkInterfaceId }: NetworkInterface,
  addresses: readonly string[],
): Promise<void> {
  for (const elasticIp of await records.all('elasticIp')) {
    const { association, ...free } = elasticIp
    if (association?.networkInterfaceId !== networkInterfaceId) continue
    if (addresses.includes(association.privateIp)) {
      records.put('elasticIp', elasticIp.allocationId, free)
    }
  }
}
