import { isPeeringShown } from '../../compute/network/peerings.ts'
import { filtered } from '../filters.ts'
import { peeringFilters, peeringOf, peeringOutput } from '../network/peerings.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'

/**
 * The peerings of an account's VPCs, for a while also those that have ended.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 */
export const DescribeVpcPeeringConnections = operation('DescribeVpcPeeringConnections', {
  resource: () => '*',

  async handle({ input, records, account, region, now }) {
    const { VpcPeeringConnectionIds: ids = [] } = input
    if (ids.length > 0) requireNoPage(input, 'vpcPeeringConnectionIds')
    const view = { account, now }
    const found =
      ids.length > 0
        ? await Promise.all([...new Set(ids)].map((id) => peeringOf(records, id, view)))
        : (await records.all('vpcPeeringConnection')).filter((each) => isPeeringShown(each, view))
    const shown = filtered(found, input.Filters, peeringFilters(now))
    const { items, NextToken } = page(shown, input, (each) => each.vpcPeeringConnectionId)
    return {
      VpcPeeringConnections: items.map((each) => peeringOutput(each, { region, now })),
      NextToken,
    }
  },
})
