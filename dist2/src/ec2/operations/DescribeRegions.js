import { invalidParameterValue } from '../errors.js';
import { filtered } from '../filters.js';
import { operation } from '../operation.js';
/**
 * The one region that a server is.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html
 */
export const DescribeRegions = operation('DescribeRegions', {
    resource: () => '*',
    async handle({ input, region }) {
        const unknown = input.RegionNames?.find((name) => name !== region);
        if (unknown !== undefined)
            throw invalidParameterValue(`Invalid region provided: ${unknown}`);
        const own = {
            RegionName: region,
            Endpoint: `ec2.${region}.amazonaws.com`,
            OptInStatus: 'opt-in-not-required',
        };
        const regions = filtered([own], input.Filters, {
            endpoint: ({ Endpoint }) => Endpoint,
            'opt-in-status': ({ OptInStatus }) => OptInStatus,
            'region-name': ({ RegionName }) => RegionName,
        });
        return { Regions: [...regions] };
    },
});
