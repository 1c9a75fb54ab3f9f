import { operation } from '../operation.js';
import { existingTrail, trailResource } from '../trails.js';
/**
 * Removes a trail; what it delivered stays.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteTrail.html
 */
export const DeleteTrail = operation('DeleteTrail', {
    permission: 'cloudtrail:DeleteTrail',
    resource: (context) => trailResource(context, context.input.Name),
    async handle({ input, account, region, change, history }) {
        const place = { account, region };
        const { id } = await change(async (records) => {
            const trail = await existingTrail(records, place, input.Name);
            records.remove('trail', trail.name);
            return trail;
        });
        await history.deliveries.forget({ owner: account, id });
        return {};
    },
});
