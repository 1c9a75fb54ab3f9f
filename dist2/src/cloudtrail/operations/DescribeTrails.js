import { operation } from '../operation.js';
import { trailArn, trailDescription } from '../trails.js';
/**
 * The trails of these names or ARNs, or all; names that there are not are passed over.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
 */
export const DescribeTrails = operation('DescribeTrails', {
    permission: 'cloudtrail:DescribeTrails',
    resource: () => '*',
    async handle({ input, account, region, entities }) {
        const place = { account, region };
        const named = new Set(input.trailNameList);
        const trails = await entities.all('trail');
        const shown = trails.filter(({ name }) => named.size === 0 || named.has(name) || named.has(trailArn(place, name)));
        return { trailList: shown.map((trail) => trailDescription(place, trail)) };
    },
});
