import { operation } from '../operation.js';
import { parseSelectors, selectorsOutput } from '../selectors.js';
import { existingTrail, trailArn, trailResource } from '../trails.js';
/**
 * Says which management events a trail delivers. Data events are not recorded, so none can be
 * selected.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export const PutEventSelectors = operation('PutEventSelectors', {
    permission: 'cloudtrail:PutEventSelectors',
    resource: (context) => trailResource(context, context.input.TrailName),
    async handle({ input, account, region, change }) {
        const selected = parseSelectors(input);
        const place = { account, region };
        return change(async (records) => {
            const trail = await existingTrail(records, place, input.TrailName);
            records.put('trail', trail.name, { ...trail, ...selected, hasSelectors: true });
            return { TrailARN: trailArn(place, trail.name), EventSelectors: selectorsOutput(selected) };
        });
    },
});
