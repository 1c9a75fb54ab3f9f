import { dhcpOptionsFilters, dhcpOptionsOutput } from '../dhcp-options.js';
import { list } from '../listing.js';
import { operation } from '../operation.js';
/**
 * The sets of DHCP options of an account.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeDhcpOptions.html
 */
export const DescribeDhcpOptions = operation('DescribeDhcpOptions', {
    resource: () => '*',
    async handle(context) {
        const { input, account } = context;
        const { items, NextToken } = await list(context, { ...input, ids: input.DhcpOptionsIds }, {
            type: 'dhcp-options',
            idsParameter: 'dhcpOptionsSet',
            filters: dhcpOptionsFilters,
            idOf: ({ dhcpOptionsId }) => dhcpOptionsId,
        });
        return { DhcpOptions: items.map((each) => dhcpOptionsOutput(each, account)), NextToken };
    },
});
