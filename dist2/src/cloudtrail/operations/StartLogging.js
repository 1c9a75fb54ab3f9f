import { operation } from '../operation.js';
import { existingTrail, trailResource } from '../trails.js';
/**
 * Begins to deliver events, those from now on.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartLogging.html
 */
export const StartLogging = operation('StartLogging', {
    permission: 'cloudtrail:StartLogging',
    resource: (context) => trailResource(context, context.input.Name),
    async handle({ input, account, region, now, change }) {
        await change(async (records) => {
            const trail = await existingTrail(records, { account, region }, input.Name);
            if (trail.isLogging)
                return;
            records.put('trail', trail.name, { ...trail, isLogging: true, startedAt: now });
        });
        return {};
    },
});
