import { permissionsOutput } from '../group-output.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existing, resourceOf } from '../resources.js';
/**
 * The groups of a VPC with rules that name a group which is no more; a group of the same VPC that a
 * rule names cannot be deleted.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeStaleSecurityGroups.html
 */
export const DescribeStaleSecurityGroups = operation('DescribeStaleSecurityGroups', {
    resource: (context) => resourceOf(context, 'vpc', context.input.VpcId),
    async handle({ input, records, account }) {
        const { vpcId } = await existing(records, 'vpc', input.VpcId ?? '');
        const groups = await records.all('securityGroup');
        const known = new Set(groups.map(({ groupId }) => groupId));
        const isStale = ({ peer }) => peer.type === 'group' && !known.has(peer.groupId);
        const stale = groups.filter((group) => group.vpcId === vpcId && group.rules.some(isStale));
        const { items, NextToken } = page(stale, input, ({ groupId }) => groupId);
        return {
            StaleSecurityGroupSet: items.map((group) => ({
                GroupId: group.groupId,
                GroupName: group.groupName,
                Description: group.description,
                VpcId: group.vpcId,
                StaleIpPermissions: stalePermissions(group.rules, { isStale, isEgress: false, account }),
                StaleIpPermissionsEgress: stalePermissions(group.rules, {
                    isStale,
                    isEgress: true,
                    account,
                }),
            })),
            NextToken,
        };
    },
});
function stalePermissions(rules, wanted) {
    const asked = rules.filter((rule) => rule.isEgress === wanted.isEgress && wanted.isStale(rule));
    return permissionsOutput(asked, wanted.account).map(({ Ipv6Ranges: _, IpRanges: __, PrefixListIds: ___, ...permission }) => ({
        ...permission,
        IpRanges: [],
        PrefixListIds: [],
    }));
}
