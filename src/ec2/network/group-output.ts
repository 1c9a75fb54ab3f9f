/** Security groups and their rules, as answers show them. */
import type { IpPermission, UserIdGroupPair } from '@aws-sdk/client-ec2'
import type {
  RulePeer,
  SecurityGroup,
  SecurityGroupRule,
} from '../../compute/network/group-entities.ts'
import { arnOf, type Place } from '../resources.ts'
import { tagsOutput } from '../tags.ts'

/** A group with its rules, those alike but for their other end put together. */
export function securityGroupOutput(group: SecurityGroup, place: Place) {
  const { groupId, groupName, description, vpcId, rules, tags } = group
  return {
    GroupId: groupId,
    GroupName: groupName,
    Description: description,
    VpcId: vpcId,
    OwnerId: place.account,
    SecurityGroupArn: arnOf(place, 'security-group', groupId),
    IpPermissions: permissionsOutput(
      rules.filter(({ isEgress }) => !isEgress),
      place.account,
    ),
    IpPermissionsEgress: permissionsOutput(
      rules.filter(({ isEgress }) => isEgress),
      place.account,
    ),
    Tags: tagsOutput(tags),
  }
}

/** What permissions say of a rule. */
export type PermissionFacts = Pick<
  SecurityGroupRule,
  'protocol' | 'fromPort' | 'toPort' | 'peer' | 'description'
>

/** Rules as permissions: one for each service, with lists of its other ends. */
export function permissionsOutput(
  rules: readonly PermissionFacts[],
  account: string,
): IpPermission[] {
  const byService = new Map<string, PermissionFacts[]>()
  for (const rule of rules) {
    const key = `${rule.protocol} ${rule.fromPort} ${rule.toPort}`
    const others = byService.get(key)
    if (others === undefined) byService.set(key, [rule])
    else others.push(rule)
  }
  return [...byService.values()].map((alike) => permissionOutput(alike, account))
}

function permissionOutput(rules: readonly PermissionFacts[], account: string): IpPermission {
  const { protocol = '-1', fromPort, toPort } = rules[0] ?? {}
  const of = <T extends RulePeer['type'], O>(type: T, made: (peer: PeerOf<T>) => O) =>
    rules.flatMap(({ peer, description }) => {
      if (peer.type !== type) return []
      const described = description !== undefined && { Description: description }
      return [{ ...made(peer as PeerOf<T>), ...described }]
    })
  return {
    IpProtocol: protocol,
    // What has no ports shows none here, and -1 where a rule is shown by itself.
    ...(/^[a-z]/.test(protocol) && { FromPort: fromPort, ToPort: toPort }),
    IpRanges: of('ipv4', ({ cidr }) => ({ CidrIp: cidr })),
    Ipv6Ranges: of('ipv6', ({ cidr }) => ({ CidrIpv6: cidr })),
    PrefixListIds: of('prefixList', ({ prefixListId }) => ({ PrefixListId: prefixListId })),
    UserIdGroupPairs: of('group', (peer) => referenceOutput(peer, account)),
  }
}

type PeerOf<T extends RulePeer['type']> = Extract<RulePeer, { readonly type: T }>

function referenceOutput(peer: PeerOf<'group'>, account: string): UserIdGroupPair {
  const { groupId: GroupId, peering } = peer
  if (peering === undefined) return { GroupId, UserId: account }
  const { account: UserId, vpcId: VpcId, vpcPeeringConnectionId: VpcPeeringConnectionId } = peering
  return { GroupId, UserId, VpcId, VpcPeeringConnectionId }
}

/** A rule by itself. */
export function ruleOutput({ groupId }: SecurityGroup, rule: SecurityGroupRule, place: Place) {
  const { ruleId, peer, tags } = rule
  return {
    SecurityGroupRuleId: ruleId,
    SecurityGroupRuleArn: arnOf(place, 'security-group-rule', ruleId),
    GroupId: groupId,
    GroupOwnerId: place.account,
    ...ruleFactsOutput(rule),
    ...(peer.type === 'group' && {
      ReferencedGroupInfo: referenceOutput(peer, place.account),
    }),
    Tags: tagsOutput(tags),
  }
}

/** A rule that is no more. */
export function revokedOutput({ groupId }: SecurityGroup, rule: SecurityGroupRule) {
  const { ruleId, peer } = rule
  return {
    SecurityGroupRuleId: ruleId,
    GroupId: groupId,
    ...ruleFactsOutput(rule),
    ...(peer.type === 'group' && { ReferencedGroupId: peer.groupId }),
  }
}

function ruleFactsOutput({ isEgress, protocol, peer, ...rule }: SecurityGroupRule) {
  return {
    IsEgress: isEgress,
    IpProtocol: protocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    ...(peer.type === 'ipv4' && { CidrIpv4: peer.cidr }),
    ...(peer.type === 'ipv6' && { CidrIpv6: peer.cidr }),
    ...(peer.type === 'prefixList' && { PrefixListId: peer.prefixListId }),
    ...(rule.description !== undefined && { Description: rule.description }),
  }
}
