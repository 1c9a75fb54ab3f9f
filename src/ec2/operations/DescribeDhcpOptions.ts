import { list } from '../listing.ts'
import { dhcpOptionsFilters, dhcpOptionsOutput } from '../network/dhcp-options.ts'
import { operation } from '../operation.ts'

/**
 * The sets of DHCP options of an account.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeDhcpOptions.html
 */
export const DescribeDhcpOptions = operation('DescribeDhcpOptions', {
  resource: () => '*',

  async handle(context) {
    const { input, account } = context
    const { items, NextToken } = await list(
      context,
      { ...input, ids: input.DhcpOptionsIds },
      {
        type: 'dhcp-options',
        idsParameter: 'dhcpOptionsSet',
        filters: dhcpOptionsFilters,
        idOf: ({ dhcpOptionsId }) => dhcpOptionsId,
      },
    )
    return { DhcpOptions: items.map((each) => dhcpOptionsOutput(each, account)), NextToken }
  },
})
