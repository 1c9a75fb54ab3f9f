import { isShown } from '../../compute/network/nat-gateways.ts'
import { filtered } from '../filters.ts'
import { natGatewayFilters, natGatewayOf, natGatewayOutput } from '../network/nat-gateways.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'

/**
 * The NAT gateways of an account, and those that were deleted in the last hour.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNatGateways.html
 */
export const DescribeNatGateways = operation('DescribeNatGateways', {
  resource: () => '*',

  async handle({ input, records, now }) {
    const { NatGatewayIds: ids = [] } = input
    if (ids.length > 0) requireNoPage(input, 'natGatewayIds')
    const named = await Promise.all(ids.map((id) => natGatewayOf(records, id, now)))
    const all = ids.length > 0 ? named : await records.all('natGateway')
    const found = all.filter((each) => isShown(each, now))
    const shown = filtered(found, input.Filter, natGatewayFilters)
    const { items, NextToken } = page(shown, input, ({ natGatewayId }) => natGatewayId)
    return { NatGateways: items.map(natGatewayOutput), NextToken }
  },
})
