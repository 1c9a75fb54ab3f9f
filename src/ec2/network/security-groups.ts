/** Security groups, as EC2 names, finds and filters them. */
import type { Resource } from '../../auth/call.ts'
import type { SecurityGroup, SecurityGroupRule } from '../../compute/network/group-entities.ts'
import type { Vpc } from '../../compute/network/network-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { invalidParameterValue, missingParameter, notFound, refusal } from '../errors.ts'
import { type FilterTable, withTagFilters } from '../filters.ts'
import { existing, type Place, resourceOf } from '../resources.ts'

/** How an input names a group: by its name only if it is one of the default VPC. */
export interface GroupInput {
  readonly GroupId?: string | undefined
  readonly GroupName?: string | undefined
}

const allowed = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/
const characters = 'a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*'

/** A name as it may be. Throws MissingParameter, InvalidParameterValue, InvalidGroup.Reserved. */
export function parseGroupName(name: string | undefined): string {
  if (!name) throw missingParameter('GroupName')
  if (name.toLowerCase() === 'default') {
    throw refusal('InvalidGroup.Reserved', `Cannot use reserved security group name: ${name}`)
  }
  const message = `Value (${name}) for parameter GroupName is invalid.`
  if (name.startsWith('sg-')) {
    throw invalidParameterValue(`${message} Group names may not be in the format sg-*.`)
  }
  if (allowed.test(name) && name.trim() === name) return name
  throw invalidParameterValue(`${message} It may have up to 255 characters: ${characters}`)
}

/** A description as it may be. Throws MissingParameter, InvalidParameterValue. */
export function parseGroupDescription(description: string | undefined): string {
  if (!description) throw missingParameter('GroupDescription')
  if (allowed.test(description)) return description
  const message = 'Invalid security group description. Valid descriptions are strings less than 256'
  throw invalidParameterValue(`${message} characters from the following set: ${characters}`)
}

/** The default VPC, if the account has one. */
export async function defaultVpc(records: ComputeReader): Promise<Vpc | undefined> {
  return (await records.all('vpc')).find(({ isDefault }) => isDefault)
}

/** The group that an input names. Throws MissingParameter, InvalidGroup.NotFound. */
export async function namedGroup(
  records: ComputeReader,
  { GroupId: id, GroupName: name }: GroupInput,
): Promise<SecurityGroup> {
  if (id) return existing(records, 'security-group', id)
  if (!name) throw missingParameter('groupName or groupId')
  const vpc = await defaultVpc(records)
  const group = vpc && (await groupIn(records, vpc.vpcId, name))
  if (group) return group
  const where = vpc ? ` does not exist in default VPC '${vpc.vpcId}'` : ' does not exist'
  throw refusal('InvalidGroup.NotFound', `The security group '${name}'${where}`)
}

/** The group of a VPC that has a name. */
export async function groupIn(
  records: ComputeReader,
  vpcId: string,
  name: string,
): Promise<SecurityGroup | undefined> {
  const groups = await records.all('securityGroup')
  return groups.find((group) => group.vpcId === vpcId && isNamed(group, name))
}

/** Whether a group has a name: their case does not count. */
export function isNamed({ groupName }: SecurityGroup, name: string): boolean {
  return groupName.toLowerCase() === name.toLowerCase()
}

/** The group that an input names, as policies see it. */
export async function groupResource(
  context: Place & { readonly records: ComputeReader; readonly input: GroupInput },
): Promise<Resource> {
  const { GroupId: id, GroupName: name } = context.input
  if (id || !name) return resourceOf(context, 'security-group', id)
  const vpc = await defaultVpc(context.records)
  const group = vpc && (await groupIn(context.records, vpc.vpcId, name))
  return resourceOf(context, 'security-group', group?.groupId)
}

/** A group as filters see it: rules may be asked for the names of the groups that they name. */
export interface FilteredGroup extends SecurityGroup {
  readonly owner: string
  readonly names: ReadonlyMap<string, string>
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html */
export const securityGroupFilters = withTagFilters<FilteredGroup>({
  description: ({ description }) => description,
  'group-id': ({ groupId }) => groupId,
  'group-name': ({ groupName }) => groupName,
  'owner-id': ({ owner }) => owner,
  'vpc-id': ({ vpcId }) => vpcId,
  ...ruleFilters('ip-permission', (group) => group.rules.filter(({ isEgress }) => !isEgress)),
  ...ruleFilters('egress.ip-permission', (group) => group.rules.filter((rule) => rule.isEgress)),
})

function ruleFilters(
  prefix: string,
  rulesOf: (group: FilteredGroup) => readonly SecurityGroupRule[],
): FilterTable<FilteredGroup> {
  const peersOf = (group: FilteredGroup) => rulesOf(group).map(({ peer }) => peer)
  const cidrs = (group: FilteredGroup, type: 'ipv4' | 'ipv6') =>
    peersOf(group).flatMap((peer) => (peer.type === type ? [peer.cidr] : []))
  const groupIds = (group: FilteredGroup) =>
    peersOf(group).flatMap((peer) => (peer.type === 'group' ? [peer.groupId] : []))
  return {
    [`${prefix}.cidr`]: (group) => cidrs(group, 'ipv4'),
    [`${prefix}.from-port`]: (group) => rulesOf(group).map(({ fromPort }) => fromPort),
    [`${prefix}.group-id`]: groupIds,
    [`${prefix}.group-name`]: (group) => groupIds(group).flatMap((id) => group.names.get(id) ?? []),
    [`${prefix}.ipv6-cidr`]: (group) => cidrs(group, 'ipv6'),
    [`${prefix}.prefix-list-id`]: (group) =>
      peersOf(group).flatMap((peer) => (peer.type === 'prefixList' ? [peer.prefixListId] : [])),
    [`${prefix}.protocol`]: (group) => rulesOf(group).map(({ protocol }) => protocol),
    [`${prefix}.to-port`]: (group) => rulesOf(group).map(({ toPort }) => toPort),
    [`${prefix}.user-id`]: (group) => (groupIds(group).length > 0 ? group.owner : undefined),
  }
}

/** A rule's id that none of the group's has. */
export function unknownRule(ruleId: string): Error {
  const code = 'InvalidSecurityGroupRuleId'
  if (/^sgr-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(ruleId)) {
    return notFound(`${code}.NotFound`, `The security group rule ID '${ruleId}'`)
  }
  return refusal(`${code}.Malformed`, `The security group rule ID '${ruleId}' is malformed`)
}
