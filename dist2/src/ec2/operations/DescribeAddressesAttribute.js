import { invalidParameterValue } from '../errors.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existing } from '../resources.js';
/**
 * The reverse names of elastic IPs; there are none, as names outside of VPCs are not served here.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddressesAttribute.html
 */
export const DescribeAddressesAttribute = operation('DescribeAddressesAttribute', {
    resource: () => '*',
    async handle({ input, records }) {
        const { AllocationIds: ids = [], Attribute: attribute = 'domain-name' } = input;
        if (attribute !== 'domain-name') {
            throw invalidParameterValue(`Value (${attribute}) for parameter attribute is invalid.`);
        }
        const named = await Promise.all(ids.map((id) => existing(records, 'elastic-ip', id)));
        const found = named.length > 0 ? named : await records.all('elasticIp');
        const { items, NextToken } = page(found, input, ({ allocationId }) => allocationId);
        return {
            Addresses: items.map(({ allocationId, publicIp }) => ({
                AllocationId: allocationId,
                PublicIp: publicIp,
            })),
            NextToken,
        };
    },
});
