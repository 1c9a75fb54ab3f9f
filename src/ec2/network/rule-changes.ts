/** What both directions of rules have in common: to add, to take away, to describe. */

import { generateId } from '../../compute/ids.ts'
import type { SecurityGroup, SecurityGroupRule } from '../../compute/network/group-entities.ts'
import {
  invalidParameterCombination,
  invalidParameterValue,
  missingParameter,
  refusal,
} from '../errors.ts'
import type { Ec2Context, Input } from '../operation.ts'
import { creationTags } from '../tags.ts'
import { permissionsOutput, revokedOutput, ruleOutput } from './group-output.ts'
import { existingPeer, isSameRule, namedPeer, type RuleScope, withRules } from './group-rules.ts'
import { type DraftRule, draftRules, isFlat, withDescription } from './rule-drafts.ts'
import { defaultVpc, namedGroup, unknownRule } from './security-groups.ts'

type Direction = 'Ingress' | 'Egress'

/** Adds the rules of an input to its group. */
export async function authorizeRules(
  context: Ec2Context<Input<'AuthorizeSecurityGroupIngress'>>,
  direction: Direction,
) {
  const { input, change, random, region, account, host, othersRecords } = context
  const isEgress = direction === 'Egress'
  const drafts = checkedDrafts(input, direction)
  const tags = creationTags(input.TagSpecifications, 'security-group-rule')
  const made = await change(async (records) => {
    const group = await namedGroup(records, input)
    const added: SecurityGroupRule[] = []
    for (const draft of drafts) {
      const peer = await existingPeer({ records, region, group, othersRecords }, draft.peer)
      added.push({ ...draft, ruleId: generateId('sgr', random), isEgress, peer, tags })
    }
    records.put('securityGroup', group.groupId, await withRules(records, group, added))
    return added.map((rule) => ruleOutput(group, rule, context))
  })
  host.changed(account)
  return { Return: true, SecurityGroupRules: made }
}

function checkedDrafts(
  input: Input<'AuthorizeSecurityGroupIngress' | 'RevokeSecurityGroupIngress'>,
  direction: Direction,
): DraftRule[] {
  if (direction === 'Egress' && isFlat(input)) {
    throw invalidParameterValue('Rules of egress are given as ipPermissions alone.')
  }
  return draftRules(input)
}

/**
 * Takes rules away, by their ids or as what they let pass. What is not there is an error, but in a
 * default VPC, where the answer names it.
 */
export async function revokeRules(
  context: Ec2Context<Input<'RevokeSecurityGroupIngress'>>,
  direction: Direction,
) {
  const { input, change, region, account, host, othersRecords } = context
  const ids = input.SecurityGroupRuleIds ?? []
  const isByFacts = isFlat(input) || (input.IpPermissions ?? []).length > 0
  if (ids.length > 0 && isByFacts) {
    const message = "The parameter 'securityGroupRuleIds' may not be used in combination with"
    throw invalidParameterCombination(`${message} 'ipPermissions'`)
  }
  if (ids.length === 0 && !isByFacts) {
    const message = "Either 'ipPermissions' or 'securityGroupRuleIds' should be provided."
    throw refusal('MissingParameter', message)
  }
  const drafts = isByFacts ? checkedDrafts(input, direction) : []
  const answer = await change(async (records) => {
    const group = await namedGroup(records, input)
    const scope = { records, region, group, othersRecords }
    const { found, unknown } = isByFacts
      ? await rulesLike(scope, drafts, direction)
      : { found: rulesOfIds(group, ids, direction), unknown: [] }
    const vpc = unknown.length > 0 ? await defaultVpc(records) : undefined
    if (unknown.length > 0 && vpc?.vpcId !== group.vpcId) throw noSuchRule()
    const rules = group.rules.filter((rule) => !found.includes(rule))
    records.put('securityGroup', group.groupId, { ...group, rules })
    return {
      UnknownIpPermissions: permissionsOutput(unknown, account),
      RevokedSecurityGroupRules: found.map((rule) => revokedOutput(group, rule)),
    }
  })
  host.changed(account)
  return { Return: true, ...answer }
}

function noSuchRule(): Error {
  const message = 'The specified rule does not exist in this security group.'
  return refusal('InvalidPermission.NotFound', message)
}

function rulesOfIds(
  { rules }: SecurityGroup,
  ids: readonly string[],
  direction?: Direction,
): SecurityGroupRule[] {
  const among = rules.filter((rule) => direction === undefined || isOf(rule, direction))
  return [...new Set(ids)].map((id) => {
    const rule = among.find(({ ruleId }) => ruleId === id)
    if (rule === undefined) throw unknownRule(id)
    return rule
  })
}

function isOf({ isEgress }: SecurityGroupRule, direction: Direction): boolean {
  return isEgress === (direction === 'Egress')
}

async function rulesLike(
  scope: RuleScope,
  drafts: readonly DraftRule[],
  direction: Direction,
): Promise<{ found: SecurityGroupRule[]; unknown: Omit<SecurityGroupRule, 'ruleId' | 'tags'>[] }> {
  const found: SecurityGroupRule[] = []
  const unknown: Omit<SecurityGroupRule, 'ruleId' | 'tags'>[] = []
  for (const draft of drafts) {
    const peer = await namedPeer(scope, draft.peer)
    const facts = { ...draft, peer, isEgress: direction === 'Egress' }
    const rule = scope.group.rules.find((other) => isSameRule(other, facts))
    if (rule === undefined) unknown.push(facts)
    else found.push(rule)
  }
  return { found, unknown }
}

/** Gives rules other descriptions, by their ids or as what they let pass. */
export async function describeRules(
  {
    input,
    change,
    region,
    othersRecords,
  }: Ec2Context<Input<'UpdateSecurityGroupRuleDescriptionsIngress'>>,
  direction: Direction,
) {
  const { IpPermissions: permissions = [], SecurityGroupRuleDescriptions: named = [] } = input
  if (permissions.length > 0 && named.length > 0) {
    const message = "The parameter 'ipPermissions' may not be used in combination with"
    throw invalidParameterCombination(`${message} 'securityGroupRuleDescriptions'`)
  }
  if (permissions.length === 0 && named.length === 0) throw missingParameter('ipPermissions')
  const drafts = permissions.length > 0 ? draftRules({ IpPermissions: permissions }) : []
  const given = named.map((each) => withDescription(each.Description))
  await change(async (records) => {
    const group = await namedGroup(records, input)
    const { found, unknown } = await rulesLike(
      { records, region, group, othersRecords },
      drafts,
      direction,
    )
    if (unknown.length > 0) throw noSuchRule()
    const ids = named.map(({ SecurityGroupRuleId: id = '' }) => id)
    const byId = rulesOfIds(group, ids, direction)
    const rules = group.rules.map((rule) => {
      const { description: _, ...bare } = rule
      const index = found.indexOf(rule)
      if (index >= 0) return { ...bare, ...withDescription(drafts[index]?.description) }
      const at = byId.indexOf(rule)
      return at >= 0 ? { ...bare, ...given[ids.lastIndexOf(rule.ruleId)] } : rule
    })
    records.put('securityGroup', group.groupId, { ...group, rules })
  })
  return { Return: true }
}
