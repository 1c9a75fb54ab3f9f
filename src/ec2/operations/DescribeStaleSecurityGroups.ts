import type { SecurityGroupRule } from '../../compute/network/group-entities.ts'
import { permissionsOutput } from '../network/group-output.ts'
import { isStale } from '../network/peered-groups.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * The groups of a VPC with rules that name a group which is no more, or which no peering leads to;
 * a group of the same VPC that a rule names cannot be deleted.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeStaleSecurityGroups.html
 */
export const DescribeStaleSecurityGroups = operation('DescribeStaleSecurityGroups', {
  resource: (context) => resourceOf(context, 'vpc', context.input.VpcId),

  async handle({ input, records, othersRecords, account }) {
    const { vpcId } = await existing(records, 'vpc', input.VpcId ?? '')
    const groups = (await records.all('securityGroup')).filter((group) => group.vpcId === vpcId)
    const judged = groups.flatMap(({ rules }) => rules)
    const found = await Promise.all(
      judged.map((rule) => isStale({ records, othersRecords }, rule.peer)),
    )
    const staleRules = new Set(judged.filter((_, index) => found[index]))
    const stale = groups.filter(({ rules }) => rules.some((rule) => staleRules.has(rule)))
    const { items, NextToken } = page(stale, input, ({ groupId }) => groupId)
    return {
      StaleSecurityGroupSet: items.map((group) => ({
        GroupId: group.groupId,
        GroupName: group.groupName,
        Description: group.description,
        VpcId: group.vpcId,
        StaleIpPermissions: stalePermissions(group.rules, { staleRules, isEgress: false, account }),
        StaleIpPermissionsEgress: stalePermissions(group.rules, {
          staleRules,
          isEgress: true,
          account,
        }),
      })),
      NextToken,
    }
  },
})

interface Wanted {
  readonly staleRules: ReadonlySet<SecurityGroupRule>
  readonly isEgress: boolean
  readonly account: string
}

function stalePermissions(rules: readonly SecurityGroupRule[], wanted: Wanted) {
  const asked = rules.filter(
    (rule) => rule.isEgress === wanted.isEgress && wanted.staleRules.has(rule),
  )
  return permissionsOutput(asked, wanted.account).map(
    ({ Ipv6Ranges: _, IpRanges: __, PrefixListIds: ___, ...permission }) => ({
      ...permission,
      IpRanges: [],
      PrefixListIds: [],
    }),
  )
}
