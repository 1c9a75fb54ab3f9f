import { operation } from '../operation.js';
import { existingTrail, trailDescription, trailResource } from '../trails.js';
/** One trail. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrail.html */
export const GetTrail = operation('GetTrail', {
    permission: 'cloudtrail:GetTrail',
    resource: (context) => trailResource(context, context.input.Name),
    async handle({ input, account, region, entities }) {
        const place = { account, region };
        return { Trail: trailDescription(place, await existingTrail(entities, place, input.Name)) };
    },
});
