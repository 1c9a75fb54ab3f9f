import { filtered } from '../filters.ts'
import { securityGroupOutput } from '../network/group-output.ts'
import { namedGroup, securityGroupFilters } from '../network/security-groups.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'
import { existing } from '../resources.ts'

/**
 * The security groups of an account, by id, by name in the default VPC, or by filters.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html
 */
export const DescribeSecurityGroups = operation('DescribeSecurityGroups', {
  resource: () => '*',

  async handle(context) {
    const { input, records, account } = context
    const { GroupIds: ids = [], GroupNames: names = [] } = input
    if (ids.length > 0) requireNoPage(input, 'groupIds')
    if (names.length > 0) requireNoPage(input, 'groupNames')
    const all = await records.all('securityGroup')
    const asked = new Set<string>()
    for (const id of ids) asked.add((await existing(records, 'security-group', id)).groupId)
    for (const GroupName of names) asked.add((await namedGroup(records, { GroupName })).groupId)
    const groupNames = new Map(all.map(({ groupId, groupName }) => [groupId, groupName]))
    const shown = all
      .filter(({ groupId }) => asked.size === 0 || asked.has(groupId))
      .map((group) => ({ ...group, owner: account, names: groupNames }))
    const found = filtered(shown, input.Filters, securityGroupFilters)
    const { items, NextToken } = page(found, input, ({ groupId }) => groupId)
    return { SecurityGroups: items.map((group) => securityGroupOutput(group, context)), NextToken }
  },
})
