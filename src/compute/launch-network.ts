/** Where an instance is launched, and the network interface it gets. */
import type { SecurityGroup } from './group-entities.ts'
import { generateId, type RandomBytes } from './ids.ts'
import type { InterfaceAttachment, NetworkInterface, Subnet } from './network-entities.ts'
import { newInterface, type SubnetAddresses } from './new-interface.ts'
import { takePublicAddress } from './public-addresses.ts'
import type { ComputeChange, ComputeReader } from './records.ts'
import { Refused } from './refused.ts'
import type { Tags } from './tags.ts'

/** What a launch says of its network: an interface that is there, or what a new one is to be. */
export interface NetworkWish {
  readonly networkInterfaceId?: string | undefined
  readonly subnetId?: string | undefined
  /** Of the default subnet, where no subnet is named. */
  readonly zone?: string | undefined
  readonly groupIds: readonly string[]
  /** Of groups in the default VPC. */
  readonly groupNames: readonly string[]
  readonly privateIp?: string | undefined
  readonly secondaryIps: readonly string[]
  readonly secondaryCount: number
  /** Undefined: as the subnet has it. */
  readonly publicIp?: boolean | undefined
  readonly description?: string | undefined
  readonly deleteOnTermination: boolean
}

/** Where it is launched. */
export interface LaunchPlace {
  readonly subnet: Subnet
  readonly groupIds: readonly string[]
  /** That is there already, and is plugged in. */
  readonly given?: NetworkInterface
}

/**
 * The place of a launch. Throws Refused: InvalidSubnetID.NotFound, VPCIdNotSpecified, MissingInput,
 * InvalidGroup.NotFound, InvalidParameter, SecurityGroupsPerInterfaceLimitExceeded,
 * InvalidNetworkInterfaceID.NotFound, InvalidNetworkInterface.InUse.
 */
export async function findPlace(records: ComputeReader, wish: NetworkWish): Promise<LaunchPlace> {
  if (wish.networkInterfaceId !== undefined) return placeOf(records, wish.networkInterfaceId)
  const subnet = await findSubnet(records, wish)
  return { subnet, groupIds: await findGroups(records, subnet, wish) }
}

async function placeOf(records: ComputeReader, id: string): Promise<LaunchPlace> {
  const given = await records.get('networkInterface', id)
  if (given === undefined) {
    const message = `The networkInterface ID '${id}' does not exist`
    throw new Refused('InvalidNetworkInterfaceID.NotFound', message)
  }
  if (given.attachment !== undefined || given.requesterManaged) {
    throw new Refused('InvalidNetworkInterface.InUse', `Interface: [${id}] in use.`)
  }
  const subnet = await requireSubnet(records, given.subnetId)
  return { subnet, groupIds: given.groupIds, given }
}

async function requireSubnet(records: ComputeReader, subnetId: string): Promise<Subnet> {
  const found = await records.get('subnet', subnetId)
  if (found !== undefined) return found
  throw new Refused('InvalidSubnetID.NotFound', `The subnet ID '${subnetId}' does not exist`)
}

async function findSubnet(
  records: ComputeReader,
  { subnetId, zone }: NetworkWish,
): Promise<Subnet> {
  if (subnetId === undefined) return defaultSubnet(records, zone)
  const found = await requireSubnet(records, subnetId)
  if (zone === undefined || zone === found.availabilityZone) return found
  const message = `The subnet ${subnetId} is in ${found.availabilityZone}, not in ${zone}.`
  throw new Refused('InvalidParameterValue', message)
}

async function defaultSubnet(records: ComputeReader, zone: string | undefined): Promise<Subnet> {
  const vpc = (await records.all('vpc')).find(({ isDefault }) => isDefault)
  if (vpc === undefined) {
    throw new Refused('VPCIdNotSpecified', 'No default VPC for this user. Specify a subnet.')
  }
  const subnets = (await records.all('subnet'))
    .filter(({ vpcId, defaultForAz }) => vpcId === vpc.vpcId && defaultForAz)
    .sort((a, b) => (a.availabilityZone < b.availabilityZone ? -1 : 1))
  const found = subnets.find(({ availabilityZone }) => [availabilityZone, undefined].includes(zone))
  if (found !== undefined) return found
  throw new Refused(
    'MissingInput',
    zone === undefined
      ? `No subnets found for the default VPC '${vpc.vpcId}'. Please specify a subnet.`
      : `No default subnet for availability zone: '${zone}'.`,
  )
}

async function findGroups(
  records: ComputeReader,
  subnet: Subnet,
  { groupIds, groupNames }: Pick<NetworkWish, 'groupIds' | 'groupNames'>,
): Promise<readonly string[]> {
  const ids = [...new Set(groupIds)]
  if (ids.length > 0) {
    await requireGroupsFor(records, subnet, ids)
    return ids
  }
  const names = groupNames.length > 0 ? [...new Set(groupNames)] : ['default']
  const inVpc = (await records.all('securityGroup')).filter(({ vpcId }) => vpcId === subnet.vpcId)
  return names.map((name) => named(inVpc, name, subnet.vpcId).groupId)
}

function named(groups: readonly SecurityGroup[], name: string, vpcId: string): SecurityGroup {
  const found = groups.find(({ groupName }) => groupName === name)
  if (found !== undefined) return found
  const message = `The security group '${name}' does not exist in VPC '${vpcId}'`
  throw new Refused('InvalidGroup.NotFound', message)
}

/** Throws Refused: InvalidGroup.NotFound, InvalidParameter. */
export async function requireGroupsFor(
  records: ComputeReader,
  subnet: Subnet,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids) {
    const group = await records.get('securityGroup', id)
    if (group === undefined) {
      throw new Refused('InvalidGroup.NotFound', `The security group '${id}' does not exist`)
    }
    if (group.vpcId === subnet.vpcId) continue
    throw new Refused(
      'InvalidParameter',
      `Security group ${id} and subnet ${subnet.subnetId} belong to different networks.`,
    )
  }
}

/** What makes one instance's interface, beside its place. */
export interface InterfaceMaking {
  readonly instanceId: string
  readonly account: string
  readonly now: number
  readonly random: RandomBytes
  /** Public addresses come from it. */
  readonly publicRange: string
  readonly wish: NetworkWish
  readonly addresses: SubnetAddresses
  readonly tags: Tags
}

/**
 * Plugs an instance's interface in: the given one, or a new one with a public address if one is
 * wanted. Throws Refused as `newInterface` does, and InsufficientAddressCapacity.
 */
export async function plugIn(
  [records, shared]: readonly [ComputeChange, ComputeChange],
  place: LaunchPlace,
  making: InterfaceMaking,
): Promise<void> {
  const { wish, tags, random, addresses } = making
  const attachment = newAttachment(making)
  if (place.given !== undefined) {
    const { networkInterfaceId } = place.given
    records.put('networkInterface', networkInterfaceId, { ...place.given, attachment })
    return
  }
  const facts = {
    ...wish,
    subnet: place.subnet,
    groupIds: place.groupIds,
    attachment,
    tags,
    random,
  }
  const made = await newInterface(records, facts, addresses)
  if (wantsPublicIp(place, wish)) {
    await givePublicAddress([records, shared], made, making)
  }
}

/** Whether a launch has a public address: by its own word, or by the subnet's. */
export function wantsPublicIp({ given, subnet }: LaunchPlace, { publicIp }: NetworkWish): boolean {
  return given === undefined && (publicIp ?? subnet.mapPublicIpOnLaunch)
}

function newAttachment({ instanceId, wish, now, random }: InterfaceMaking): InterfaceAttachment {
  return {
    attachmentId: generateId('eni-attach', random),
    instanceId,
    deviceIndex: 0,
    deleteOnTermination: wish.deleteOnTermination,
    attachTime: now,
  }
}

/** Gives an interface a public address until its instance stops. Throws as `plugIn` does. */
export async function givePublicAddress(
  [records, shared]: readonly [ComputeChange, ComputeChange],
  networkInterface: NetworkInterface,
  { account, publicRange }: Pick<InterfaceMaking, 'account' | 'publicRange'>,
): Promise<void> {
  const { networkInterfaceId: holder, addresses } = networkInterface
  const publicIp = await takePublicAddress(shared, { account, holder, range: publicRange })
  if (publicIp === undefined) {
    const message = 'Not enough available addresses to satisfy your minimum request.'
    throw new Refused('InsufficientAddressCapacity', message)
  }
  const [primary, ...others] = addresses
  const given = { ...networkInterface, addresses: [{ ...primary, publicIp }, ...others] as const }
  records.put('networkInterface', holder, given)
}
