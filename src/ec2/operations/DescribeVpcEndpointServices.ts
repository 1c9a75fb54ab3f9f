import { type AwsPrefixList, awsPrefixLists } from '../../compute/network/aws-prefix-lists.ts'
import type { Tags } from '../../compute/tags.ts'
import { zonesOf } from '../../compute/zones.ts'
import { filtered, withTagFilters } from '../filters.ts'
import { serviceOf } from '../network/vpc-endpoints.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'

const filters = withTagFilters<AwsPrefixList & { readonly tags: Tags }>({
  owner: () => 'amazon',
  'service-name': ({ name }) => name,
  'service-region': ({ name }) => name.split('.')[2],
  'service-type': () => 'Gateway',
  'supported-ip-address-types': () => 'ipv4',
})

/**
 * The services that endpoints may lead to: S3.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointServices.html
 */
export const DescribeVpcEndpointServices = operation('DescribeVpcEndpointServices', {
  resource: () => '*',

  async handle({ input, region }) {
    const { ServiceNames: names = [] } = input
    const named = names.map((name) => serviceOf(region, name))
    const found = names.length > 0 ? named : awsPrefixLists(region)
    const untagged = found.map((service) => ({ ...service, tags: {} }))
    const shown = filtered(untagged, input.Filters, filters)
    const { items, NextToken } = page(shown, input, ({ name }) => name)
    const zones = zonesOf(region)
    return {
      ServiceNames: items.map(({ name }) => name),
      ServiceDetails: items.map(({ name, prefixListId }) => ({
        ServiceName: name,
        ServiceId: prefixListId.replace('pl-', 'vpce-svc-'),
        ServiceRegion: region,
        ServiceType: [{ ServiceType: 'Gateway' as const }],
        AvailabilityZones: zones.map(({ zoneName }) => zoneName),
        AvailabilityZoneIds: zones.map(({ zoneId }) => zoneId),
        Owner: 'amazon',
        BaseEndpointDnsNames: [],
        VpcEndpointPolicySupported: true,
        AcceptanceRequired: false,
        ManagesVpcEndpoints: false,
        SupportedIpAddressTypes: ['ipv4' as const],
        Tags: [],
      })),
      NextToken,
    }
  },
})
