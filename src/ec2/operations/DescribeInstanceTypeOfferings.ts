import type { InstanceTypeOffering, LocationType } from '@aws-sdk/client-ec2'
import { zonesOf } from '../../compute/zones.ts'
import { invalidParameterValue } from '../errors.ts'
import { filtered } from '../filters.ts'
import { typesNamed } from '../instances/instance-types.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'

/**
 * Which instance types there are where: all of them everywhere.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypeOfferings.html
 */
export const DescribeInstanceTypeOfferings = operation('DescribeInstanceTypeOfferings', {
  resource: () => '*',

  async handle({ input, region }) {
    const { LocationType: locationType = 'region', Filters } = input
    const offerings = locationsOf(region, locationType).flatMap((Location) =>
      typesNamed().map(({ name }) => ({
        InstanceType: name as InstanceTypeOffering['InstanceType'],
        LocationType: locationType,
        Location,
      })),
    )
    const found = filtered(offerings, Filters, {
      'instance-type': ({ InstanceType }) => InstanceType,
      location: ({ Location }) => Location,
    })
    const idOf = (offering: (typeof offerings)[number]) =>
      `${offering.InstanceType} ${offering.Location}`
    const { items, NextToken } = page(found, { MaxResults: 1000, ...input }, idOf)
    return { InstanceTypeOfferings: [...items], NextToken }
  },
})

function locationsOf(region: string, type: LocationType): readonly string[] {
  if (type === 'region') return [region]
  if (type === 'availability-zone') return zonesOf(region).map(({ zoneName }) => zoneName)
  if (type === 'availability-zone-id') return zonesOf(region).map(({ zoneId }) => zoneId)
  throw invalidParameterValue(`Value (${type}) for parameter locationType is invalid.`)
}
