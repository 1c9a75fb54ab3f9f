import { list } from '../listing.ts'
import { vpcEndpointFilters, vpcEndpointOutput } from '../network/vpc-endpoints.ts'
import { operation } from '../operation.ts'

/**
 * The VPC endpoints of an account.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html
 */
export const DescribeVpcEndpoints = operation('DescribeVpcEndpoints', {
  resource: () => '*',

  async handle(context) {
    const { input, account } = context
    const { items, NextToken } = await list(
      context,
      { ...input, ids: input.VpcEndpointIds },
      {
        type: 'vpc-endpoint',
        idsParameter: 'vpcEndpointIds',
        filters: vpcEndpointFilters,
        idOf: ({ vpcEndpointId }) => vpcEndpointId,
      },
    )
    return { VpcEndpoints: items.map((each) => vpcEndpointOutput(each, account)), NextToken }
  },
})
