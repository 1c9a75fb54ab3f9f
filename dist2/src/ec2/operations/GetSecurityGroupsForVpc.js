import { filtered } from '../filters.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existing, resourceOf } from '../resources.js';
import { tagsOutput } from '../tags.js';
/**
 * The security groups that interfaces of a VPC may have.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSecurityGroupsForVpc.html
 */
export const GetSecurityGroupsForVpc = operation('GetSecurityGroupsForVpc', {
    resource: (context) => resourceOf(context, 'vpc', context.input.VpcId),
    async handle({ input, records, account }) {
        const { vpcId } = await existing(records, 'vpc', input.VpcId ?? '');
        const groups = (await records.all('securityGroup')).filter((each) => each.vpcId === vpcId);
        const owned = groups.map((group) => ({ ...group, owner: account }));
        const found = filtered(owned, input.Filters, filters);
        const { items, NextToken } = page(found, input, ({ groupId }) => groupId);
        return {
            SecurityGroupForVpcs: items.map((group) => ({
                GroupId: group.groupId,
                GroupName: group.groupName,
                Description: group.description,
                OwnerId: account,
                PrimaryVpcId: group.vpcId,
                Tags: tagsOutput(group.tags),
            })),
            NextToken,
        };
    },
});
const filters = {
    description: ({ description }) => description,
    'group-id': ({ groupId }) => groupId,
    'group-name': ({ groupName }) => groupName,
    'owner-id': ({ owner }) => owner,
    'primary-vpc-id': ({ vpcId }) => vpcId,
};
