import { countFreeAddresses } from '../../compute/network/new-interface.ts'
import { list } from '../listing.ts'
import { subnetFiltersWith, subnetOutput } from '../network/subnets.ts'
import { operation } from '../operation.ts'

/**
 * The subnets of an account.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html
 */
export const DescribeSubnets = operation('DescribeSubnets', {
  resource: () => '*',

  async handle(context) {
    const free = await countFreeAddresses(context.records)
    const { items, NextToken } = await list(
      context,
      { ...context.input, ids: context.input.SubnetIds },
      {
        type: 'subnet',
        idsParameter: 'subnetSet',
        filters: subnetFiltersWith(free),
        idOf: ({ subnetId }) => subnetId,
      },
    )
    return { Subnets: items.map((subnet) => subnetOutput(subnet, context, free)), NextToken }
  },
})
