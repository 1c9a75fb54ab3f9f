/** Where an instance is launched, and the network interface it gets. */

import { generateId, type RandomBytes } from '../ids.ts'
import type { SecurityGroup } from '../network/group-entities.ts'
import { freeLinkNumber } from '../network/link-numbers.ts'
import type { InterfaceAttachment, NetworkInterface, Subnet } from '../network/network-entities.ts'
import { newInterface, type SubnetAddresses } from '../network/new-interface.ts'
import { takePublicAddress } from '../network/public-addresses.ts'
import type { ComputeChange, ComputeReader } from '../records.ts'
import { Refused } from '../refused.ts'
import type { Tags } from '../tags.ts'

/** What a launch says of an interface: one that is there, or what a new one is to be. */
export interface NetworkWish {
  /** 0, if absent: the first, which a launch always has. */
  readonly deviceIndex?: number
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

/**
 * The places of an instance's other interfaces. Throws as `findPlace` does, and Refused
 * InvalidParameterCombination for another zone or VPC than the first one's.
 */
export async function findMorePlaces(
  records: ComputeReader,
  first: LaunchPlace,
  wishes: readonly NetworkWish[],
): Promise<readonly LaunchPlace[]> {
  const zone = first.subnet.availabilityZone
  const places: LaunchPlace[] = []
  for (const wish of wishes) {
    const isFree = wish.subnetId === undefined && wish.networkInterfaceId === undefined
    const place = await findPlace(records, isFree ? { ...wish, zone } : wish)
    requireBeside(first.subnet, place.subnet)
    places.push(place)
  }
  return places
}

/** All interfaces of an instance are in one zone, and here in one VPC. Throws Refused. */
export function requireBeside(
  at: Pick<Subnet, 'availabilityZone' | 'vpcId'>,
  other: Pick<Subnet, 'availabilityZone' | 'vpcId'>,
): void {
  const isNear = at.availabilityZone === other.availabilityZone
  if (isNear && at.vpcId === other.vpcId) return
  const where = isNear ? 'VPC' : 'availability zone'
  const message =
    'You may not attach a network interface to an instance if they are not in the same'
  throw new Refused('InvalidParameterCombination', `${message} ${where}`)
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
  const { deviceIndex = 0 } = wish
  const { vpcId } = place.subnet
  const attachment = await newAttachment(records, { ...making, ...wish, deviceIndex, vpcId })
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
export function wantsPublicIp({ given, subnet }: LaunchPlace, wish: NetworkWish): boolean {
  const isFirst = (wish.deviceIndex ?? 0) === 0
  return isFirst && given === undefined && (wish.publicIp ?? subnet.mapPublicIpOnLaunch)
}

/** Where an interface is to be plugged in. */
export interface AttachmentFacts
  extends Pick<InterfaceAttachment, 'instanceId' | 'deviceIndex' | 'deleteOnTermination'> {
  readonly vpcId: string
  readonly now: number
  readonly random: RandomBytes
}

/** A new attachment; one of a second interface has its link's number. */
export async function newAttachment(
  records: ComputeReader,
  { instanceId, deviceIndex, deleteOnTermination, vpcId, now, random }: AttachmentFacts,
): Promise<InterfaceAttachment> {
  const isFirst = deviceIndex === 0
  const linkNumber = isFirst ? undefined : await freeLinkNumber(records, vpcId, random)
  return {
    attachmentId: generateId('eni-attach', random),
    instanceId,
    deviceIndex,
    deleteOnTermination,
    attachTime: now,
    ...(linkNumber !== undefined && { linkNumber }),
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
