/** VPCs, as EC2 checks, finds and shows them. */
import type { Vpc } from '../../compute/network/network-entities.ts'
import { formatRange4, parseRange4, type Range4 } from '../../compute/network/ranges.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { limits } from '../../limits.ts'
import { dependencyViolation, invalidParameterValue, limitExceeded, refusal } from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import type { Owned } from '../listing.ts'
import { tagsOutput } from '../tags.ts'

/** A range whose host bits AWS clears. Throws InvalidParameterValue. */
export function parseCidr(text: string, parameter: string): Range4 {
  const range = parseRange4(text)
  if (range !== undefined) return range
  const message = `Value (${text}) for parameter ${parameter} is invalid.`
  throw invalidParameterValue(`${message} This is not a valid CIDR block.`)
}

/** The range of a VPC as text: /16 to /28. Throws InvalidParameterValue, InvalidVpc.Range. */
export function parseVpcRange(text: string): string {
  const range = parseCidr(text, 'cidrBlock')
  if (range.prefixBits >= limits.vpcPrefixMin && range.prefixBits <= limits.vpcPrefixMax) {
    return formatRange4(range)
  }
  throw refusal('InvalidVpc.Range', `The CIDR '${text}' is invalid.`)
}

/** Throws VpcLimitExceeded if an account has all the VPCs that it may have. */
export async function requireRoomForVpc(records: ComputeReader): Promise<void> {
  const vpcs = await records.all('vpc')
  if (vpcs.length >= limits.vpcsPerAccount) throw limitExceeded('VpcLimitExceeded', 'VPCs')
}

/** Throws DependencyViolation if something in a VPC would lose it. */
export async function requireEmptyVpc(records: ComputeReader, vpcId: string): Promise<void> {
  const isIn = (each: { readonly vpcId?: string }) => each.vpcId === vpcId
  const groups = (await records.all('securityGroup')).filter(isIn)
  const tables = (await records.all('routeTable')).filter(isIn)
  const acls = (await records.all('networkAcl')).filter(isIn)
  const isUsed =
    (await records.all('subnet')).some(isIn) ||
    (await records.all('internetGateway')).some(isIn) ||
    (await records.all('vpcEndpoint')).some(isIn) ||
    groups.some(({ groupName }) => groupName !== 'default') ||
    tables.length > 1 ||
    acls.length > 1
  if (!isUsed) return
  throw dependencyViolation(`The vpc '${vpcId}' has dependencies and cannot be deleted.`)
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html */
export const vpcFilters = withTagFilters<Owned<Vpc>>({
  cidr: ({ ranges }) => ranges[0]?.cidrBlock,
  // AWS's page has `cidr` alone; Ansible asks by these.
  'cidr-block': ({ ranges }) => ranges[0]?.cidrBlock,
  cidrBlock: ({ ranges }) => ranges[0]?.cidrBlock,
  'cidr-block-association.association-id': ({ ranges }) =>
    ranges.map(({ associationId }) => associationId),
  'cidr-block-association.cidr-block': ({ ranges }) => ranges.map(({ cidrBlock }) => cidrBlock),
  'cidr-block-association.state': () => 'associated',
  'dhcp-options-id': ({ dhcpOptionsId }) => dhcpOptionsId,
  'ipv6-cidr-block-association.association-id': () => undefined,
  'ipv6-cidr-block-association.ipv6-cidr-block': () => undefined,
  'ipv6-cidr-block-association.ipv6-pool': () => undefined,
  'ipv6-cidr-block-association.state': () => undefined,
  'is-default': ({ isDefault }) => isDefault,
  isDefault: ({ isDefault }) => isDefault,
  'owner-id': ({ owner }) => owner,
  state: () => 'available',
  'vpc-id': ({ vpcId }) => vpcId,
})

/** A VPC, as answers show it. */
export function vpcOutput(vpc: Vpc, account: string) {
  return {
    VpcId: vpc.vpcId,
    OwnerId: account,
    State: 'available' as const,
    CidrBlock: vpc.ranges[0]?.cidrBlock,
    CidrBlockAssociationSet: vpc.ranges.map(({ associationId, cidrBlock }) => ({
      AssociationId: associationId,
      CidrBlock: cidrBlock,
      CidrBlockState: { State: 'associated' as const },
    })),
    DhcpOptionsId: vpc.dhcpOptionsId,
    InstanceTenancy: vpc.instanceTenancy,
    IsDefault: vpc.isDefault,
    Tags: tagsOutput(vpc.tags),
  }
}

/** What AWS answers who makes one: it is `pending`, though it may be used at once. */
export function newVpcOutput(vpc: Vpc, account: string) {
  const state = { State: 'pending' as const, Ipv6CidrBlockAssociationSet: [] }
  return { ...vpcOutput(vpc, account), ...state }
}
