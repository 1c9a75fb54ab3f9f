import { operation } from '../operation.js';
import { existingTrail, trailResource } from '../trails.js';
/**
 * Ends the delivery of events; those before are delivered when this has answered.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html
 */
export const StopLogging = operation('StopLogging', {
    permission: 'cloudtrail:StopLogging',
    resource: (context) => trailResource(context, context.input.Name),
    async handle({ input, account, region, now, change, deliver }) {
        await change(async (records) => {
            const trail = await existingTrail(records, { account, region }, input.Name);
            if (!trail.isLogging)
                return;
            records.put('trail', trail.name, { ...trail, isLogging: false, stoppedAt: now });
        });
        await deliver();
        return {};
    },
});
