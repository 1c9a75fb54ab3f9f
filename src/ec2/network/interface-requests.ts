/** What requests say of an interface's addresses and groups. */
import { findPlace } from '../../compute/instances/launch-network.ts'
import type { NetworkInterface } from '../../compute/network/network-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { limits } from '../../limits.ts'
import { invalidParameterCombination, invalidParameterValue, refusal } from '../errors.ts'
import type { Input } from '../operation.ts'
import { existing } from '../resources.ts'
import { hasAny, requireSupported, type Unsupported } from '../unsupported.ts'

type CreateInput = Input<'CreateNetworkInterface'>

const unsupported: Unsupported<CreateInput> = [
  ['IPv6', ({ Ipv6AddressCount: count, Ipv6Addresses: list }) => !!count || hasAny(list)],
  ['IPv6', ({ Ipv6PrefixCount: count, Ipv6Prefixes: list }) => !!count || hasAny(list)],
  ['IPv6', ({ EnablePrimaryIpv6 }) => EnablePrimaryIpv6],
  ['prefixes', ({ Ipv4PrefixCount: count, Ipv4Prefixes: list }) => !!count || hasAny(list)],
  ['interfaces of that type', ({ InterfaceType: type }) => (type ?? 'interface') !== 'interface'],
  [
    'timeouts of tracked connections',
    (input) => input.ConnectionTrackingSpecification !== undefined,
  ],
  ['operators of interfaces', ({ Operator }) => Operator !== undefined],
]

/** The addresses that a new interface is to have. */
export interface AddressWish {
  readonly privateIp: string | undefined
  readonly secondaryIps: readonly string[]
  readonly secondaryCount: number
}

/** Throws InvalidParameterCombination, InvalidParameterValue, UnsupportedOperation. */
export function parseAddresses(input: CreateInput): AddressWish {
  requireSupported(input, unsupported)
  const { PrivateIpAddress, PrivateIpAddresses: listed = [] } = input
  const secondaryCount = parseCount(input.SecondaryPrivateIpAddressCount)
  const primaries = listed.filter(({ Primary }) => Primary)
  if (primaries.length > 1 || (PrivateIpAddress && primaries.length > 0)) {
    throw invalidParameterCombination('Only one primary private IP address can be specified')
  }
  const others = listed.filter(({ Primary }) => !Primary)
  const secondaryIps = others.flatMap(({ PrivateIpAddress: address }) => address ?? [])
  if (secondaryIps.length > 0 && secondaryCount > 0) throw countOrList()
  requireFewAddresses(1 + secondaryIps.length + secondaryCount)
  return {
    privateIp: PrivateIpAddress || primaries[0]?.PrivateIpAddress,
    secondaryIps,
    secondaryCount,
  }
}

/** How many addresses more; none is 0. Throws InvalidParameterValue. */
export function parseCount(count = 0): number {
  if (Number.isInteger(count) && count >= 0) return count
  const message = `Value (${count}) for parameter secondaryPrivateIpAddressCount is invalid.`
  throw invalidParameterValue(message)
}

/** A count of addresses and addresses themselves exclude each other. */
export function countOrList(): Error {
  const message = 'The parameters secondaryPrivateIpAddressCount and privateIpAddresses cannot be'
  return invalidParameterCombination(`${message} used together`)
}

/** Throws PrivateIpAddressLimitExceeded: one that is nowhere may go to the largest type. */
export function requireFewAddresses(count: number, most: number = limits.addressesPerInterface) {
  if (count <= most) return
  const message = `The interface may have at most ${most} private IPv4 addresses.`
  throw refusal('PrivateIpAddressLimitExceeded', message)
}

/**
 * The groups of an interface in a subnet; its VPC's default one, if none are named. Throws
 * InvalidGroup.NotFound, InvalidParameter, SecurityGroupsPerInterfaceLimitExceeded.
 */
export async function groupsFor(
  records: ComputeReader,
  subnetId: string,
  groupIds: readonly string[] | undefined = [],
): Promise<readonly string[]> {
  if (groupIds.length > limits.securityGroupsPerInterface) {
    const message = 'The maximum number of security groups per interface has been reached.'
    throw refusal('SecurityGroupsPerInterfaceLimitExceeded', message)
  }
  await existing(records, 'subnet', subnetId)
  const wish = { groupIds, groupNames: [], secondaryIps: [], secondaryCount: 0 }
  const place = await findPlace(records, { ...wish, subnetId, deleteOnTermination: false })
  return place.groupIds
}

/** An interface that its account may change. Throws …NotFound, OperationNotPermitted. */
export async function ownInterface(records: ComputeReader, id: string): Promise<NetworkInterface> {
  const found = await existing(records, 'network-interface', id)
  if (!found.requesterManaged) return found
  const message = `The interface ${id} belongs to a service, which alone may change it.`
  throw refusal('OperationNotPermitted', message)
}
