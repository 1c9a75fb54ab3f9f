import { awsPrefixLists } from '../../compute/aws-prefix-lists.js';
import { zonesOf } from '../../compute/zones.js';
import { filtered } from '../filters.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { serviceOf } from '../vpc-endpoints.js';
const filters = {
    owner: () => 'amazon',
    'service-name': ({ name }) => name,
    'service-region': ({ name }) => name.split('.')[2],
    'service-type': () => 'Gateway',
    'supported-ip-address-types': () => 'ipv4',
    'tag-key': () => undefined,
};
/**
 * The services that endpoints may lead to: S3.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointServices.html
 */
export const DescribeVpcEndpointServices = operation('DescribeVpcEndpointServices', {
    resource: () => '*',
    async handle({ input, region }) {
        const { ServiceNames: names = [] } = input;
        const named = names.map((name) => serviceOf(region, name));
        const found = names.length > 0 ? named : awsPrefixLists(region);
        const shown = filtered(found, input.Filters, filters);
        const { items, NextToken } = page(shown, input, ({ name }) => name);
        const zones = zonesOf(region);
        return {
            ServiceNames: items.map(({ name }) => name),
            ServiceDetails: items.map(({ name, prefixListId }) => ({
                ServiceName: name,
                ServiceId: prefixListId.replace('pl-', 'vpce-svc-'),
                ServiceRegion: region,
                ServiceType: [{ ServiceType: 'Gateway' }],
                AvailabilityZones: zones.map(({ zoneName }) => zoneName),
                AvailabilityZoneIds: zones.map(({ zoneId }) => zoneId),
                Owner: 'amazon',
                BaseEndpointDnsNames: [],
                VpcEndpointPolicySupported: true,
                AcceptanceRequired: false,
                ManagesVpcEndpoints: false,
                SupportedIpAddressTypes: ['ipv4'],
                Tags: [],
            })),
            NextToken,
        };
    },
});
