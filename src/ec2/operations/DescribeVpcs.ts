import { list } from '../listing.ts'
import { vpcFilters, vpcOutput } from '../network/vpcs.ts'
import { operation } from '../operation.ts'

/**
 * The VPCs of an account.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html
 */
export const DescribeVpcs = operation('DescribeVpcs', {
  resource: () => '*',

  async handle(context) {
    const { input, account } = context
    const { items, NextToken } = await list(
      context,
      { ...input, ids: input.VpcIds },
      { type: 'vpc', idsParameter: 'vpcSet', filters: vpcFilters, idOf: ({ vpcId }) => vpcId },
    )
    return { Vpcs: items.map((vpc) => vpcOutput(vpc, account)), NextToken }
  },
})
