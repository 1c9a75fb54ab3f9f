/** Where a launch wants its instances, and what their interface is to be. */
import type { InstanceType } from '../../compute/instances/instance-types.ts'
import type { LaunchWish } from '../../compute/instances/launch.ts'
import type { NetworkWish } from '../../compute/instances/launch-network.ts'
import { limits } from '../../limits.ts'
import { parseNumber } from '../choices.ts'
import { invalidParameterCombination, invalidParameterValue, refusal } from '../errors.ts'
import { parseZone } from '../network/subnets.ts'
import type { Input } from '../operation.ts'
import { hasAny, requireSupported, type Unsupported } from '../unsupported.ts'

type LaunchInput = Input<'RunInstances'>
type InterfaceInput = NonNullable<LaunchInput['NetworkInterfaces']>[number]

const unsupported: Unsupported<InterfaceInput> = [
  ['IPv6', ({ Ipv6AddressCount: count, Ipv6Addresses: list }) => !!count || hasAny(list)],
  ['IPv6', ({ Ipv6PrefixCount: count, Ipv6Prefixes: list }) => !!count || hasAny(list)],
  ['IPv6', ({ PrimaryIpv6 }) => PrimaryIpv6],
  ['prefixes', ({ Ipv4PrefixCount: count, Ipv4Prefixes: list }) => !!count || hasAny(list)],
  ['carrier addresses', ({ AssociateCarrierIpAddress: asked }) => asked],
  ['interfaces of that type', ({ InterfaceType: type }) => (type ?? 'interface') !== 'interface'],
  ['several network cards', ({ NetworkCardIndex: index }) => (index ?? 0) > 0],
  ['ENA Express', ({ EnaSrdSpecification: given }) => given?.EnaSrdEnabled],
  ['ENA queues', ({ EnaQueueCount }) => EnaQueueCount !== undefined],
  [
    'timeouts of tracked connections',
    (given) => given.ConnectionTrackingSpecification !== undefined,
  ],
]

/** What a launch says outside of a network interface. */
interface Whole {
  readonly type: InstanceType
  readonly region: string
}

/** The interfaces of a launch: the first, and others by their device index. */
export type LaunchNetworks = Pick<LaunchWish, 'network' | 'moreNetworks'>

/**
 * The network of a launch. Throws InvalidParameterCombination, InvalidParameterValue,
 * AttachmentLimitExceeded, SecurityGroupsPerInterfaceLimitExceeded, PrivateIpAddressLimitExceeded,
 * UnsupportedOperation.
 */
export function parseNetworks(input: LaunchInput, whole: Whole): LaunchNetworks {
  const { NetworkInterfaces: interfaces = [], Placement } = input
  const at = Placement && (Placement.AvailabilityZone ?? Placement.AvailabilityZoneId)
  const zone = at ? parseZone(whole.region, Placement) : undefined
  const wishes = interfaces.length > 0 ? ofInterfaces(input, interfaces) : [ofInstance(input)]
  requireInterfaceRoom(whole.type, wishes.length)
  for (const wish of wishes) {
    requireOne(input, wish)
    checkBounds(wish, whole.type)
  }
  const [network, ...moreNetworks] = wishes as [NetworkWish, ...NetworkWish[]]
  return { network: { ...network, ...(zone !== undefined && { zone }) }, moreNetworks }
}

/** Throws AttachmentLimitExceeded where a type has no room for that many interfaces. */
export function requireInterfaceRoom(
  { name, networkInterfaces }: InstanceType,
  count: number,
): void {
  if (count <= networkInterfaces) return
  const message = `Interface count ${count} exceeds the limit for ${name}`
  throw refusal('AttachmentLimitExceeded', message)
}

function ofInstance(input: LaunchInput): NetworkWish {
  const { SubnetId: subnetId, SecurityGroupIds: ids = [], SecurityGroups: names = [] } = input
  if (subnetId && names.length > 0) {
    const message = 'The parameter groupName cannot be used with the parameter subnet'
    throw invalidParameterCombination(message)
  }
  if (ids.length > 0 && names.length > 0) {
    const message = 'The parameters groupName and groupId cannot be used together'
    throw invalidParameterCombination(message)
  }
  return {
    subnetId: subnetId || undefined,
    groupIds: ids,
    groupNames: names,
    privateIp: input.PrivateIpAddress || undefined,
    secondaryIps: [],
    secondaryCount: 0,
    deleteOnTermination: true,
  }
}

function ofInterfaces(input: LaunchInput, interfaces: readonly InterfaceInput[]): NetworkWish[] {
  const { SubnetId, SecurityGroupIds, SecurityGroups, PrivateIpAddress } = input
  if (SubnetId || hasAny(SecurityGroupIds) || hasAny(SecurityGroups) || PrivateIpAddress) {
    throw invalidParameterCombination(
      'Network interfaces and an instance-level subnet ID, security groups or private address ' +
        'may not be specified on the same request',
    )
  }
  for (const given of interfaces) requireSupported(given, unsupported)
  requireIndexes(interfaces)
  return interfaces
    .map((given) => ({
      ...(given.NetworkInterfaceId ? present(given) : wanted(given)),
      deviceIndex: given.DeviceIndex ?? 0,
    }))
    .sort((a, b) => a.deviceIndex - b.deviceIndex)
}

function requireIndexes(interfaces: readonly InterfaceInput[]): void {
  const isSingle = interfaces.length === 1
  const indexes = interfaces.map(({ DeviceIndex: index }) => parseDeviceIndex(index ?? 0))
  if (!indexes.includes(0)) {
    throw isSingle
      ? invalidParameterValue('The primary network interface must have the device index 0')
      : invalidParameterCombination(
          'When specifying network interfaces, you must include a device at index 0.',
        )
  }
  if (new Set(indexes).size < indexes.length) {
    throw invalidParameterCombination('Each network interface requires a unique device index.')
  }
  const ids = interfaces.flatMap(({ NetworkInterfaceId: id }) => id || [])
  if (new Set(ids).size < ids.length) {
    throw invalidParameterCombination('A network interface can be specified once only.')
  }
  if (isSingle || interfaces.every((one) => one.AssociatePublicIpAddress === undefined)) return
  throw invalidParameterCombination(
    'The associatePublicIPAddress parameter cannot be specified when launching with multiple ' +
      'network interfaces',
  )
}

/** Where an interface is plugged in. Throws InvalidParameterValue. */
export function parseDeviceIndex(index: number): number {
  parseNumber(index, { name: 'deviceIndex', min: 0, max: limits.deviceIndexMax })
  return index
}

function present(given: InterfaceInput): NetworkWish {
  const { SubnetId, Groups, PrivateIpAddress, PrivateIpAddresses, Description } = given
  const { SecondaryPrivateIpAddressCount: count, AssociatePublicIpAddress } = given
  const isNew =
    SubnetId ||
    PrivateIpAddress ||
    Description ||
    count ||
    hasAny(Groups) ||
    hasAny(PrivateIpAddresses) ||
    AssociatePublicIpAddress !== undefined
  if (isNew) {
    throw invalidParameterCombination(
      'A network interface that exists may not be given with a subnet, security groups, ' +
        'addresses or a description',
    )
  }
  return {
    networkInterfaceId: given.NetworkInterfaceId,
    groupIds: [],
    groupNames: [],
    secondaryIps: [],
    secondaryCount: 0,
    deleteOnTermination: given.DeleteOnTermination ?? false,
  }
}

function wanted(given: InterfaceInput): NetworkWish {
  const listed = given.PrivateIpAddresses ?? []
  const primaries = listed.filter(({ Primary }) => Primary)
  if (primaries.length > 1 || (given.PrivateIpAddress && primaries.length > 0)) {
    throw invalidParameterCombination('Only one primary private IP address can be specified')
  }
  const addresses = (list: typeof listed) =>
    list.flatMap(({ PrivateIpAddress: address }) => address || [])
  const [primary] = addresses(primaries)
  return {
    subnetId: given.SubnetId || undefined,
    groupIds: given.Groups ?? [],
    groupNames: [],
    privateIp: given.PrivateIpAddress || primary,
    secondaryIps: addresses(listed.filter(({ Primary }) => !Primary)),
    secondaryCount: given.SecondaryPrivateIpAddressCount ?? 0,
    publicIp: given.AssociatePublicIpAddress,
    description: given.Description,
    deleteOnTermination: given.DeleteOnTermination ?? true,
  }
}

/** What only one instance can have is not for several. */
function requireOne({ MaxCount = 1 }: LaunchInput, wish: NetworkWish): void {
  const { networkInterfaceId, privateIp, secondaryIps } = wish
  if (MaxCount <= 1 || !(networkInterfaceId || privateIp || secondaryIps.length > 0)) return
  throw invalidParameterCombination(
    'A network interface or a private IP address can be specified for one instance only',
  )
}

function checkBounds(
  { groupIds, groupNames, secondaryIps, secondaryCount }: NetworkWish,
  { name, addressesPerInterface }: InstanceType,
): void {
  if (Math.max(groupIds.length, groupNames.length) > limits.securityGroupsPerInterface) {
    const message = 'The maximum number of security groups per interface has been reached.'
    throw refusal('SecurityGroupsPerInterfaceLimitExceeded', message)
  }
  if (secondaryCount < 0 || secondaryIps.length + secondaryCount + 1 > addressesPerInterface) {
    const message = `${name} has at most ${addressesPerInterface} private addresses an interface.`
    throw refusal('PrivateIpAddressLimitExceeded', message)
  }
}
