import { zonesOf } from '../../compute/zones.js';
import { invalidParameterValue } from '../errors.js';
import { filtered } from '../filters.js';
import { typesNamed } from '../instance-types.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
/**
 * Which instance types there are where: all of them everywhere.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypeOfferings.html
 */
export const DescribeInstanceTypeOfferings = operation('DescribeInstanceTypeOfferings', {
    resource: () => '*',
    async handle({ input, region }) {
        const { LocationType: locationType = 'region', Filters } = input;
        const offerings = locationsOf(region, locationType).flatMap((Location) => typesNamed().map(({ name }) => ({
            InstanceType: name,
            LocationType: locationType,
            Location,
        })));
        const found = filtered(offerings, Filters, {
            'instance-type': ({ InstanceType }) => InstanceType,
            location: ({ Location }) => Location,
        });
        const idOf = (offering) => `${offering.InstanceType} ${offering.Location}`;
        const { items, NextToken } = page(found, { MaxResults: 1000, ...input }, idOf);
        return { InstanceTypeOfferings: [...items], NextToken };
    },
});
function locationsOf(region, type) {
    if (type === 'region')
        return [region];
    if (type === 'availability-zone')
        return zonesOf(region).map(({ zoneName }) => zoneName);
    if (type === 'availability-zone-id')
        return zonesOf(region).map(({ zoneId }) => zoneId);
    throw invalidParameterValue(`Value (${type}) for parameter locationType is invalid.`);
}
