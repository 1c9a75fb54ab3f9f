/**
 * Networks as they are when they are made: a VPC with its main route table, default security group
 * and default network ACL, and the default VPC that every account begins with.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
 */
import { generateId, type RandomBytes } from '../ids.ts'
import type { AccountCompute, ComputeChange } from '../records.ts'
import type { Tags } from '../tags.ts'
import { zonesOf } from '../zones.ts'
import { guardSubnet, makeNetworkAcl } from './network-acls.ts'
import type { Subnet, Vpc } from './network-entities.ts'
import { formatRange4 } from './ranges.ts'

/** Where a network is made, and where its ids come from. */
export interface Region {
  readonly region: string
  readonly random: RandomBytes
}

/** Gives an account its default VPC and DHCP options, if it never had them. */
export async function foundNetwork(
  own: AccountCompute,
  place: Region & { readonly account: string },
): Promise<void> {
  if (await own.records.get('founded', 'founded')) return
  await own.changeShared(async (records, shared) => {
    if (await records.get('founded', 'founded')) return
    const dhcpOptionsId = generateId('dopt', place.random)
    records.put('dhcpOptions', dhcpOptionsId, {
      dhcpOptionsId,
      values: {
        'domain-name': [privateDomain(place.region)],
        'domain-name-servers': ['AmazonProvidedDNS'],
      },
      tags: {},
    })
    records.put('founded', 'founded', { dhcpOptionsId })
    shared.put('tenant', place.account, { account: place.account })
    await makeDefaultVpc(records, { ...place, dhcpOptionsId })
  })
}

/** Where names of machines end, unless DHCP options say otherwise. */
export function privateDomain(region: string): string {
  return region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`
}

const defaultRange = '172.31.0.0/16'
/** 172.31.0.0, of which each zone has 4,096 addresses. */
const defaultFirst = 172 * 2 ** 24 + 31 * 2 ** 16
const defaultSubnetBits = 20

/** What a default VPC is made with. */
export interface DefaultVpcFacts extends Region {
  readonly dhcpOptionsId: string
}

/** Puts a default VPC with a subnet in each zone and a way out, and returns it. */
export async function makeDefaultVpc(records: ComputeChange, facts: DefaultVpcFacts): Promise<Vpc> {
  const { region, random } = facts
  const internetGatewayId = generateId('igw', random)
  const vpc = makeVpc(records, {
    ...facts,
    cidrBlock: defaultRange,
    isDefault: true,
    instanceTenancy: 'default',
    tags: {},
    gateway: internetGatewayId,
  })
  records.put('internetGateway', internetGatewayId, {
    internetGatewayId,
    vpcId: vpc.vpcId,
    tags: {},
  })
  for (const [index, { zoneName }] of zonesOf(region).entries()) {
    const first = defaultFirst + index * 2 ** (32 - defaultSubnetBits)
    const subnet = newSubnet(vpc.vpcId, random)
    records.put('subnet', subnet.subnetId, {
      ...subnet,
      cidrBlock: formatRange4({ first, prefixBits: defaultSubnetBits }),
      availabilityZone: zoneName,
      defaultForAz: true,
      mapPublicIpOnLaunch: true,
    })
    await guardSubnet(records, subnet, random)
  }
  return vpc
}

/** What a subnet begins with. */
export function newSubnet(vpcId: string, random: RandomBytes) {
  return {
    subnetId: generateId('subnet', random),
    vpcId,
    defaultForAz: false,
    mapPublicIpOnLaunch: false,
    hostnameType: 'ip-name',
    resourceNameARecord: false,
    tags: {},
  } satisfies Partial<Subnet>
}

/** What a VPC is made with. */
export interface VpcFacts {
  readonly random: RandomBytes
  readonly cidrBlock: string
  readonly isDefault: boolean
  readonly instanceTenancy: Vpc['instanceTenancy']
  readonly dhcpOptionsId: string
  readonly tags: Tags
  /** Where its main route table sends what is not for the VPC. */
  readonly gateway?: string
}

/** Puts a VPC with its main route table and defaults of what guards it, and returns it. */
export function makeVpc(records: ComputeChange, facts: VpcFacts): Vpc {
  const { random, cidrBlock, isDefault, instanceTenancy, dhcpOptionsId, tags, gateway } = facts
  const vpc: Vpc = {
    vpcId: generateId('vpc', random),
    ranges: [{ associationId: generateId('vpc-cidr-assoc', random), cidrBlock }],
    isDefault,
    instanceTenancy,
    dhcpOptionsId,
    enableDnsSupport: true,
    enableDnsHostnames: isDefault,
    enableNetworkAddressUsageMetrics: false,
    tags,
  }
  records.put('vpc', vpc.vpcId, vpc)
  const routeTableId = generateId('rtb', random)
  const outside = gateway === undefined ? [] : [{ destination: '0.0.0.0/0', target: gateway }]
  records.put('routeTable', routeTableId, {
    routeTableId,
    vpcId: vpc.vpcId,
    routes: [{ destination: cidrBlock, target: 'local' }, ...outside],
    associations: [{ associationId: generateId('rtbassoc', random) }],
    tags: {},
  })
  makeDefaultGroup(records, { vpcId: vpc.vpcId, random })
  makeNetworkAcl(records, { vpcId: vpc.vpcId, tags: {}, isDefault: true, random })
  return vpc
}

/** Its members reach each other, and everything outside. */
function makeDefaultGroup(
  records: ComputeChange,
  { vpcId, random }: { readonly vpcId: string; readonly random: RandomBytes },
): void {
  const groupId = generateId('sg', random)
  const all = { protocol: '-1', fromPort: -1, toPort: -1, tags: {} } as const
  records.put('securityGroup', groupId, {
    groupId,
    groupName: 'default',
    description: 'default VPC security group',
    vpcId,
    rules: [
      {
        ...all,
        ruleId: generateId('sgr', random),
        isEgress: false,
        peer: { type: 'group', groupId },
      },
      {
        ...all,
        ruleId: generateId('sgr', random),
        isEgress: true,
        peer: { type: 'ipv4', cidr: '0.0.0.0/0' },
      },
    ],
    tags: {},
  })
}
