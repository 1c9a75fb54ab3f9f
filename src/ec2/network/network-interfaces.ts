/** Network interfaces with what stands beside them, as EC2 finds and shows them. */

import { ipName, publicName } from '../../compute/instances/host-names.ts'
import type { NetworkInterface } from '../../compute/network/network-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { zonesOf } from '../../compute/zones.ts'
import type { Place } from '../resources.ts'
import { tagsOutput } from '../tags.ts'

/** Who is said to own addresses that nobody allocated. */
const amazon = 'amazon'

/** Reads what answers say of interfaces beside their own records; once for all of them. */
export async function interfaceViews(
  records: ComputeReader,
  place: Place,
): Promise<(one: NetworkInterface) => SeenInterface> {
  const elasticIps = await records.all('elasticIp')
  const vpcs = await records.all('vpc')
  const naming = new Set(vpcs.flatMap((vpc) => (vpc.enableDnsHostnames ? [vpc.vpcId] : [])))
  const groups = await records.all('securityGroup')
  const names = new Map(groups.map(({ groupId, groupName }) => [groupId, groupName]))
  const reached = new Map(
    elasticIps.flatMap((each) => {
      const to = each.association
      return to === undefined ? [] : [[`${to.networkInterfaceId} ${to.privateIp}`, each]]
    }),
  )
  return (one) => {
    const nameOf = (publicIp: string) =>
      naming.has(one.vpcId) ? publicName(publicIp, place.region) : ''
    const addresses = one.addresses.map(({ address, publicIp }): SeenAddress => {
      const elastic = reached.get(`${one.networkInterfaceId} ${address}`)
      if (elastic?.association === undefined) {
        if (publicIp === undefined) return { address }
        return { address, public: { publicIp, name: nameOf(publicIp), owner: amazon } }
      }
      const { allocationId, association } = elastic
      const { associationId } = association
      const { publicIp: held } = elastic
      const found = { publicIp: held, name: nameOf(held), owner: place.account }
      return { address, public: { ...found, allocationId, associationId } }
    })
    const groupsOf = one.groupIds.map((id) => ({ GroupId: id, GroupName: names.get(id) ?? '' }))
    return { ...one, seen: addresses, groups: groupsOf, owner: place.account }
  }
}

/** A private address, and the public one that leads to it. */
export interface SeenAddress {
  readonly address: string
  readonly public?: {
    readonly publicIp: string
    /** In DNS; empty where the VPC gives no names. */
    readonly name: string
    readonly owner: string
    /** Of an elastic IP. */
    readonly allocationId?: string
    readonly associationId?: string
  }
}

/** An interface with its public addresses and the names of its groups. */
export interface SeenInterface extends NetworkInterface {
  readonly seen: readonly SeenAddress[]
  readonly groups: readonly { readonly GroupId: string; readonly GroupName: string }[]
  readonly owner: string
}

/** `in-use` or `available`: a service's interface is in use for as long as it is there. */
export function statusOf({ attachment, requesterManaged }: NetworkInterface) {
  return attachment === undefined && !requesterManaged ? 'available' : 'in-use'
}

/** An interface, as answers show it. */
export function interfaceOutput(one: SeenInterface, { region }: Place) {
  const zones = zonesOf(region)
  const zone = zones.find(({ zoneName }) => zoneName === one.availabilityZone)
  const [primary] = one.seen
  const association = primary && associationOutput(primary)
  return {
    NetworkInterfaceId: one.networkInterfaceId,
    OwnerId: one.owner,
    VpcId: one.vpcId,
    SubnetId: one.subnetId,
    AvailabilityZone: one.availabilityZone,
    AvailabilityZoneId: zone?.zoneId,
    Description: one.description,
    // AWS says `nat_gateway` here, not `natGateway` as its schema has it.
    InterfaceType: one.interfaceType as 'interface',
    Status: statusOf(one) as 'available' | 'in-use',
    ...(association && { Association: association }),
    ...(one.attachment && { Attachment: attachmentOutput(one) }),
    Groups: [...one.groups],
    Ipv6Addresses: [],
    MacAddress: one.macAddress,
    PrivateDnsName: primary && ipName(primary.address, region),
    PrivateIpAddress: primary?.address,
    PrivateIpAddresses: one.seen.map((each) => {
      const found = associationOutput(each)
      return {
        Primary: each === primary,
        PrivateDnsName: ipName(each.address, region),
        PrivateIpAddress: each.address,
        ...(found && { Association: found }),
      }
    }),
    ...(one.requesterManaged && { RequesterId: amazon }),
    RequesterManaged: one.requesterManaged,
    SourceDestCheck: one.sourceDestCheck,
    DenyAllIgwTraffic: false,
    TagSet: tagsOutput(one.tags),
  }
}

function associationOutput({ public: found }: SeenAddress) {
  if (found === undefined) return undefined
  return {
    AllocationId: found.allocationId,
    AssociationId: found.associationId,
    IpOwnerId: found.owner,
    PublicDnsName: found.name,
    PublicIp: found.publicIp,
  }
}

/** Where an interface is plugged in, as answers show it. */
export function attachmentOutput({ attachment, owner }: SeenInterface) {
  if (attachment === undefined) return undefined
  return {
    AttachmentId: attachment.attachmentId,
    AttachTime: new Date(attachment.attachTime),
    DeleteOnTermination: attachment.deleteOnTermination,
    DeviceIndex: attachment.deviceIndex,
    NetworkCardIndex: 0,
    InstanceId: attachment.instanceId,
    InstanceOwnerId: owner,
    Status: attachment.state ?? ('attached' as const),
  }
}
