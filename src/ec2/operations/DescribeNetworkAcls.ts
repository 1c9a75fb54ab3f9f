import { list } from '../listing.ts'
import { networkAclFilters, networkAclOutput } from '../network/network-acls.ts'
import { operation } from '../operation.ts'

/**
 * The network ACLs of an account.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkAcls.html
 */
export const DescribeNetworkAcls = operation('DescribeNetworkAcls', {
  resource: () => '*',

  async handle(context) {
    const { input, account } = context
    const { items, NextToken } = await list(
      context,
      { ...input, ids: input.NetworkAclIds },
      {
        type: 'network-acl',
        idsParameter: 'networkAclIdSet',
        filters: networkAclFilters,
        idOf: ({ networkAclId }) => networkAclId,
      },
    )
    return { NetworkAcls: items.map((acl) => networkAclOutput(acl, account)), NextToken }
  },
})
