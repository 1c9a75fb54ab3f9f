import type { SecurityGroup, SecurityGroupRule } from '../../compute/network/group-entities.ts'
import {
  invalidParameterCombination,
  invalidParameterValue,
  missingParameter,
  refusal,
} from '../errors.ts'
import { existingPeer, withRules } from '../network/group-rules.ts'
import { type DraftRule, peer4, peer6, withDescription } from '../network/rule-drafts.ts'
import { parseService } from '../network/rule-services.ts'
import { unknownRule } from '../network/security-groups.ts'
import { type Input, operation } from '../operation.ts'
import { arnOf, existing, resourceOf } from '../resources.ts'

/**
 * Gives rules of a security group another service, another end of the same kind or another
 * description; all or none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySecurityGroupRules.html
 */
export const ModifySecurityGroupRules = operation('ModifySecurityGroupRules', {
  resource: async (context) => {
    const { GroupId: groupId, SecurityGroupRules: updates = [] } = context.input
    const ids = updates.flatMap(({ SecurityGroupRuleId: id }) => id ?? [])
    const rules = ids.map((id) => arnOf(context, 'security-group-rule', id))
    return [await resourceOf(context, 'security-group', groupId), ...rules]
  },

  async handle({ input, change, region, account, host, othersRecords }) {
    const updates = (input.SecurityGroupRules ?? []).map(parseUpdate)
    if (updates.length === 0) throw missingParameter('SecurityGroupRule')
    await change(async (records) => {
      const group = await existing(records, 'security-group', input.GroupId ?? '')
      const ids = updates.map(({ ruleId }) => ruleId)
      const changed: SecurityGroupRule[] = []
      for (const { ruleId, draft } of updates) {
        const { isEgress, tags, peer: before } = ruleOf(group, ruleId)
        const peer = await existingPeer({ records, region, group, othersRecords }, draft.peer)
        if (peer.type !== before.type) {
          throw invalidParameterValue(`The kind of source of rule ${ruleId} cannot be changed.`)
        }
        changed.push({ ...draft, ruleId, isEgress, tags, peer })
      }
      const kept = group.rules.filter(({ ruleId }) => !ids.includes(ruleId))
      const whole = await withRules(records, { ...group, rules: kept }, changed)
      const inOrder = group.rules.map(({ ruleId }) => ruleOf(whole, ruleId))
      records.put('securityGroup', group.groupId, { ...group, rules: inOrder })
    })
    host.changed(account)
    return { Return: true }
  },
})

type Update = NonNullable<Input<'ModifySecurityGroupRules'>['SecurityGroupRules']>[number]

function ruleOf({ rules }: SecurityGroup, id: string): SecurityGroupRule {
  const rule = rules.find(({ ruleId }) => ruleId === id)
  if (rule === undefined) throw unknownRule(id)
  return rule
}

function parseUpdate(update: Update): { ruleId: string; draft: DraftRule } {
  const { SecurityGroupRuleId: ruleId, SecurityGroupRule: request } = update
  if (!ruleId) throw missingParameter('SecurityGroupRuleId')
  if (!request) throw missingParameter('SecurityGroupRule')
  const { Description, ...facts } = request
  const draft = { ...parseService(facts), peer: parsePeer(facts), ...withDescription(Description) }
  return { ruleId, draft }
}

const peerNames = 'cidrIp, cidrIpv6, prefixListId, or referencedGroupId'

function parsePeer(request: NonNullable<Update['SecurityGroupRule']>): DraftRule['peer'] {
  const { CidrIpv4, CidrIpv6, PrefixListId: prefixListId, ReferencedGroupId: groupId } = request
  const given = [CidrIpv4, CidrIpv6, prefixListId, groupId].filter((each) => each !== undefined)
  if (given.length > 1) {
    throw invalidParameterCombination(`Only one of ${peerNames} can be specified`)
  }
  if (CidrIpv4 !== undefined) return peer4(CidrIpv4)
  if (CidrIpv6 !== undefined) return peer6(CidrIpv6)
  if (prefixListId !== undefined) return { type: 'prefixList', prefixListId }
  if (groupId !== undefined) return { type: 'group', groupId }
  const message = `The request must contain exactly one of: ${peerNames}`
  throw refusal('MissingParameter', message)
}
