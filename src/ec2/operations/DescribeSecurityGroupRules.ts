import type { SecurityGroup, SecurityGroupRule } from '../../compute/network/group-entities.ts'
import { refusal } from '../errors.ts'
import { type Filter, filtered, withTagFilters } from '../filters.ts'
import { ruleOutput } from '../network/group-output.ts'
import { unknownRule } from '../network/security-groups.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'

/**
 * The rules of all security groups of an account, each by itself.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html
 */
export const DescribeSecurityGroupRules = operation('DescribeSecurityGroupRules', {
  resource: () => '*',

  async handle(context) {
    const { input, records } = context
    const ids = input.SecurityGroupRuleIds ?? []
    if (ids.length > 0) requireNoPage(input, 'securityGroupRuleIds')
    requireGroupIds(input.Filters)
    const groups = await records.all('securityGroup')
    const all = groups.flatMap((group) => group.rules.map((rule) => ({ ...rule, group })))
    const missing = ids.find((id) => !all.some(({ ruleId }) => ruleId === id))
    if (missing !== undefined) throw unknownRule(missing)
    const asked = all.filter(({ ruleId }) => ids.length === 0 || ids.includes(ruleId))
    const found = filtered(asked, input.Filters, ruleFilters)
    const { items, NextToken } = page(found, input, ({ ruleId }) => ruleId)
    return {
      SecurityGroupRules: items.map((rule) => ruleOutput(rule.group, rule, context)),
      NextToken,
    }
  },
})

/** The one list whose filter minds the shape of ids. Throws InvalidGroupId.Malformed. */
function requireGroupIds(filters: readonly Filter[] = []): void {
  const named = filters.filter(({ Name }) => Name === 'group-id')
  const wrong = named.flatMap(({ Values = [] }) => Values).find((id) => !/^sg-[\w*?]+$/.test(id))
  if (wrong === undefined) return
  throw refusal('InvalidGroupId.Malformed', `The security group ID '${wrong}' is malformed`)
}

const ruleFilters = withTagFilters<SecurityGroupRule & { readonly group: SecurityGroup }>({
  'group-id': ({ group }) => group.groupId,
  'security-group-rule-id': ({ ruleId }) => ruleId,
})
