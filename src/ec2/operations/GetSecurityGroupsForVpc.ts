import type { SecurityGroup } from '../../compute/network/group-entities.ts'
import { type FilterTable, filtered } from '../filters.ts'
import type { Owned } from '../listing.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { existing, resourceOf } from '../resources.ts'
import { tagsOutput } from '../tags.ts'

/**
 * The security groups that interfaces of a VPC may have.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSecurityGroupsForVpc.html
 */
export const GetSecurityGroupsForVpc = operation('GetSecurityGroupsForVpc', {
  resource: (context) => resourceOf(context, 'vpc', context.input.VpcId),

  async handle({ input, records, account }) {
    const { vpcId } = await existing(records, 'vpc', input.VpcId ?? '')
    const groups = (await records.all('securityGroup')).filter((each) => each.vpcId === vpcId)
    const owned = groups.map((group) => ({ ...group, owner: account }))
    const found = filtered(owned, input.Filters, filters)
    const { items, NextToken } = page(found, input, ({ groupId }) => groupId)
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
    }
  },
})

const filters: FilterTable<Owned<SecurityGroup>> = {
  description: ({ description }) => description,
  'group-id': ({ groupId }) => groupId,
  'group-name': ({ groupName }) => groupName,
  'owner-id': ({ owner }) => owner,
  'primary-vpc-id': ({ vpcId }) => vpcId,
}
