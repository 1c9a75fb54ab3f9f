import { filtered } from '../filters.ts'
import { networkInterfaceFilters } from '../network/network-interface-filters.ts'
import { interfaceOutput, interfaceViews } from '../network/network-interfaces.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'
import { existing } from '../resources.ts'

/**
 * The network interfaces of an account.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html
 */
export const DescribeNetworkInterfaces = operation('DescribeNetworkInterfaces', {
  resource: () => '*',

  async handle(context) {
    const { input, records } = context
    const { NetworkInterfaceIds: ids = [] } = input
    if (ids.length > 0) requireNoPage(input, 'networkInterfaceIdSet')
    const named = await Promise.all(ids.map((id) => existing(records, 'network-interface', id)))
    const found = ids.length > 0 ? named : await records.all('networkInterface')
    const view = await interfaceViews(records, context)
    const shown = filtered(found.map(view), input.Filters, networkInterfaceFilters)
    const { items, NextToken } = page(shown, input, (one) => one.networkInterfaceId)
    return { NetworkInterfaces: items.map((one) => interfaceOutput(one, context)), NextToken }
  },
})
