import { operation } from '../operation.js';
import { selectorsOutput } from '../selectors.js';
import { existingTrail, trailArn, trailResource } from '../trails.js';
/**
 * Which events a trail delivers.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventSelectors.html
 */
export const GetEventSelectors = operation('GetEventSelectors', {
    permission: 'cloudtrail:GetEventSelectors',
    resource: (context) => trailResource(context, context.input.TrailName),
    async handle({ input, account, region, entities }) {
        const place = { account, region };
        const trail = await existingTrail(entities, place, input.TrailName);
        return { TrailARN: trailArn(place, trail.name), EventSelectors: selectorsOutput(trail) };
    },
});
