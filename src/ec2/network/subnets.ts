/** Subnets, as EC2 checks, finds and shows them. */
import type { Subnet, Vpc } from '../../compute/network/network-entities.ts'
import { allFree } from '../../compute/network/new-interface.ts'
import {
  contains,
  formatRange4,
  overlaps,
  parseRange4,
  type Range4,
} from '../../compute/network/ranges.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { zonesOf } from '../../compute/zones.ts'
import { limits } from '../../limits.ts'
import { invalidParameterValue, limitExceeded, refusal } from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import type { Owned } from '../listing.ts'
import { arnOf, type Place } from '../resources.ts'
import { tagsOutput } from '../tags.ts'
import { parseCidr } from './vpcs.ts'

/**
 * The range of a new subnet as text: /16 to /28, in its VPC, beside the others. Throws
 * InvalidParameterValue, InvalidSubnet.Range, InvalidSubnet.Conflict, SubnetLimitExceeded.
 */
export async function newSubnetRange(
  records: ComputeReader,
  vpc: Vpc,
  text: string,
): Promise<string> {
  const range = parseCidr(text, 'cidrBlock')
  const fits = range.prefixBits >= limits.vpcPrefixMin && range.prefixBits <= limits.vpcPrefixMax
  const isInside = vpc.ranges.some(({ cidrBlock }) => contains(known(cidrBlock), range))
  if (!fits || !isInside) throw refusal('InvalidSubnet.Range', `The CIDR '${text}' is invalid.`)
  const others = (await records.all('subnet')).filter(({ vpcId }) => vpcId === vpc.vpcId)
  if (others.some(({ cidrBlock }) => overlaps(known(cidrBlock), range))) {
    const message = `The CIDR '${text}' conflicts with another subnet`
    throw refusal('InvalidSubnet.Conflict', message)
  }
  if (others.length >= limits.subnetsPerVpc) throw limitExceeded('SubnetLimitExceeded', 'subnets')
  return formatRange4(range)
}

function known(cidrBlock: string): Range4 {
  return parseRange4(cidrBlock) as Range4
}

/** The zone that an input names; the first, if none. Throws InvalidParameterValue. */
export function parseZone(
  region: string,
  { AvailabilityZone: name, AvailabilityZoneId: id }: ZoneInput,
): string {
  const zones = zonesOf(region)
  if (name === undefined && id === undefined) return zones[0]?.zoneName ?? region
  const found = zones.find(({ zoneName, zoneId }) => zoneName === name || zoneId === id)
  if (found !== undefined) return found.zoneName
  const list = zones.map(({ zoneName }) => zoneName).join(', ')
  const message = `Value (${name ?? id}) for parameter availabilityZone is invalid. Subnets can`
  const where = `currently only be created in the following availability zones: ${list}.`
  throw invalidParameterValue(`${message} ${where}`)
}

interface ZoneInput {
  readonly AvailabilityZone?: string | undefined
  readonly AvailabilityZoneId?: string | undefined
}

/** A zone's name is its region's and a letter. */
const regionOf = ({ availabilityZone }: Subnet) => availabilityZone.slice(0, -1)

const zoneIdOf = (subnet: Subnet) =>
  zonesOf(regionOf(subnet)).find(({ zoneName }) => zoneName === subnet.availabilityZone)?.zoneId

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */
const subnetFilters = withTagFilters<Owned<Subnet>>({
  'availability-zone': ({ availabilityZone }) => availabilityZone,
  'availability-zone-id': zoneIdOf,
  availabilityZone: ({ availabilityZone }) => availabilityZone,
  availabilityZoneId: zoneIdOf,
  'cidr-block': ({ cidrBlock }) => cidrBlock,
  cidr: ({ cidrBlock }) => cidrBlock,
  cidrBlock: ({ cidrBlock }) => cidrBlock,
  'customer-owned-ipv4-pool': () => undefined,
  'default-for-az': ({ defaultForAz }) => defaultForAz,
  defaultForAz: ({ defaultForAz }) => defaultForAz,
  'enable-dns64': () => false,
  'enable-lni-at-device-index': () => undefined,
  'ipv6-cidr-block-association.association-id': () => undefined,
  'ipv6-cidr-block-association.ipv6-cidr-block': () => undefined,
  'ipv6-cidr-block-association.state': () => undefined,
  'ipv6-native': () => false,
  'map-customer-owned-ip-on-launch': () => false,
  'map-public-ip-on-launch': ({ mapPublicIpOnLaunch }) => mapPublicIpOnLaunch,
  'outpost-arn': () => undefined,
  'owner-id': ({ owner }) => owner,
  'private-dns-name-options-on-launch.hostname-type': ({ hostnameType }) => hostnameType,
  'private-dns-name-options-on-launch.enable-resource-name-dns-a-record': (subnet) =>
    subnet.resourceNameARecord,
  'private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record': () => false,
  state: () => 'available',
  'subnet-arn': (subnet) =>
    arnOf({ account: subnet.owner, region: regionOf(subnet) }, 'subnet', subnet.subnetId),
  'subnet-id': ({ subnetId }) => subnetId,
  'vpc-id': ({ vpcId }) => vpcId,
})

/** The same, and how many addresses are free. */
export function subnetFiltersWith(free: (subnet: Subnet) => number) {
  return { ...subnetFilters, 'available-ip-address-count': free }
}

/** A subnet, as answers show it; a new one has all of its addresses. */
export function subnetOutput(subnet: Subnet, place: Place, free = allFree) {
  const { subnetId, availabilityZone } = subnet
  const zone = zonesOf(place.region).find(({ zoneName }) => zoneName === availabilityZone)
  return {
    SubnetId: subnetId,
    SubnetArn: arnOf(place, 'subnet', subnetId),
    VpcId: subnet.vpcId,
    OwnerId: place.account,
    State: 'available' as const,
    CidrBlock: subnet.cidrBlock,
    AvailableIpAddressCount: free(subnet),
    AvailabilityZone: availabilityZone,
    AvailabilityZoneId: zone?.zoneId,
    DefaultForAz: subnet.defaultForAz,
    MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    MapCustomerOwnedIpOnLaunch: false,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    Ipv6Native: false,
    EnableDns64: false,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: subnet.hostnameType,
      EnableResourceNameDnsARecord: subnet.resourceNameARecord,
      EnableResourceNameDnsAAAARecord: false,
    },
    Tags: tagsOutput(subnet.tags),
  }
}
