/**
 * Rules of security groups: which there are, which may be added, and what of them is the same.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import { awsPrefixLists } from '../../compute/network/aws-prefix-lists.ts'
import type {
  RulePeer,
  SecurityGroup,
  SecurityGroupRule,
} from '../../compute/network/group-entities.ts'
import type { AccountCompute, ComputeReader } from '../../compute/records.ts'
import { limits } from '../../limits.ts'
import { invalidParameterValue, refusal } from '../errors.ts'
import { existing } from '../resources.ts'
import { peeredGroup } from './peered-groups.ts'
import type { DraftPeer } from './rule-drafts.ts'
import { serviceText } from './rule-services.ts'
import { defaultVpc, groupIn } from './security-groups.ts'

/** The facts by which a rule is another one than the next. */
export type RuleFacts = Pick<
  SecurityGroupRule,
  'isEgress' | 'protocol' | 'fromPort' | 'toPort' | 'peer'
>

/** Whether two rules let the same pass. */
export function isSameRule(one: RuleFacts, other: RuleFacts): boolean {
  return ruleKey(one) === ruleKey(other)
}

function ruleKey({ isEgress, protocol, fromPort, toPort, peer }: RuleFacts): string {
  return [isEgress, protocol, fromPort, toPort, peer.type, peerText(peer)].join(' ')
}

function peerText(peer: RulePeer): string {
  if (peer.type === 'group') return peer.groupId
  return peer.type === 'prefixList' ? peer.prefixListId : peer.cidr
}

/**
 * The group as it is when rules are added to it. Throws InvalidPermission.Duplicate,
 * RulesPerSecurityGroupLimitExceeded.
 */
export async function withRules(
  records: ComputeReader,
  group: SecurityGroup,
  added: readonly SecurityGroupRule[],
): Promise<SecurityGroup> {
  const rules = [...group.rules]
  for (const rule of added) {
    if (rules.some((other) => isSameRule(other, rule))) throw duplicate(rule)
    rules.push(rule)
  }
  const changed = { ...group, rules }
  await requireRoom(records, changed)
  return changed
}

function duplicate(rule: SecurityGroupRule): Error {
  const text = `peer: ${peerText(rule.peer)}, ${serviceText(rule)}, ALLOW`
  const message = `the specified rule "${text}" already exists`
  return refusal('InvalidPermission.Duplicate', message)
}

/**
 * Each direction has a bound for IPv4 and one for IPv6; a prefix list counts as its most entries.
 * Throws RulesPerSecurityGroupLimitExceeded.
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
export async function requireRoom(records: ComputeReader, group: SecurityGroup): Promise<void> {
  for (const isEgress of [true, false]) {
    const peers = group.rules.filter((rule) => rule.isEgress === isEgress).map(({ peer }) => peer)
    for (const family of ['IPv4', 'IPv6'] as const) {
      const weights = await Promise.all(peers.map((peer) => weightOf(records, peer, family)))
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      if (total <= limits.rulesPerGroup) continue
      const message = 'The maximum number of rules per security group has been reached.'
      throw refusal('RulesPerSecurityGroupLimitExceeded', message)
    }
  }
}

async function weightOf(
  records: ComputeReader,
  peer: RulePeer,
  family: 'IPv4' | 'IPv6',
): Promise<number> {
  if (peer.type === 'group') return 1
  if (peer.type === 'ipv4' || peer.type === 'ipv6') {
    return peer.type === family.toLowerCase() ? 1 : 0
  }
  const list = await records.get('prefixList', peer.prefixListId)
  // AWS's own are of IPv4 and weigh one.
  if (list === undefined) return family === 'IPv4' ? 1 : 0
  return list.addressFamily === family ? list.maxEntries : 0
}

/** Whose rules are judged, and where. */
export interface RuleScope {
  readonly records: ComputeReader
  readonly region: string
  readonly group: SecurityGroup
  readonly othersRecords: AccountCompute['othersRecords']
}

/**
 * The other end of a rule, which must be there and in reach. Throws InvalidGroup.NotFound,
 * InvalidPrefixListID.NotFound, InvalidParameterValue.
 */
export async function existingPeer(scope: RuleScope, draft: DraftPeer): Promise<RulePeer> {
  const peer = await namedPeer(scope, draft)
  if (peer.type === 'prefixList') {
    const isAws = awsPrefixLists(scope.region).some(
      ({ prefixListId }) => prefixListId === peer.prefixListId,
    )
    if (!isAws) await existing(scope.records, 'prefix-list', peer.prefixListId)
    return peer
  }
  if (peer.type !== 'group') return peer
  const owner = draft.type === 'group' ? draft.owner : undefined
  const { vpcId } = scope.group
  const peered = await peeredGroup({ ...scope, vpcId }, { groupId: peer.groupId, owner })
  if (peered !== undefined) return peered
  const named = await existing(scope.records, 'security-group', peer.groupId)
  if (named.vpcId === scope.group.vpcId) return peer
  const message = 'You have specified two resources that belong to different networks.'
  throw refusal('InvalidGroup.NotFound', message)
}

/** The other end of a rule, a group by its id. Throws InvalidGroup.NotFound. */
export async function namedPeer(scope: RuleScope, draft: DraftPeer): Promise<RulePeer> {
  if (draft.type !== 'group') return draft
  const { groupId, groupName = '' } = draft
  if (groupId !== undefined) return { type: 'group', groupId }
  const { records, group } = scope
  const vpc = await defaultVpc(records)
  if (vpc?.vpcId !== group.vpcId) {
    const message = `Invalid value '${groupName}' for groupName.`
    throw invalidParameterValue(
      `${message} You may not reference Amazon VPC security groups by name.` +
        ' Please use the corresponding id for this operation.',
    )
  }
  const named = await groupIn(records, group.vpcId, groupName)
  if (named !== undefined) return { type: 'group', groupId: named.groupId }
  const where = `does not exist in VPC '${group.vpcId}'`
  throw refusal('InvalidGroup.NotFound', `The security group '${groupName}' ${where}`)
}
