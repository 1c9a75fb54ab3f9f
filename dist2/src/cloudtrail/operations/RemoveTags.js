import { operation } from '../operation.js';
import { parseTags, taggedTrail, trailResource } from '../trails.js';
/**
 * Removes tags of a trail by their keys.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RemoveTags.html
 */
export const RemoveTags = operation('RemoveTags', {
    permission: 'cloudtrail:RemoveTags',
    resource: (context) => trailResource(context, context.input.ResourceId),
    async handle({ input, account, region, change }) {
        const removed = parseTags(input.TagsList);
        await change(async (records) => {
            const trail = await taggedTrail(records, { account, region }, input.ResourceId);
            const kept = Object.entries(trail.tags).filter(([key]) => !Object.hasOwn(removed, key));
            records.put('trail', trail.name, { ...trail, tags: Object.fromEntries(kept) });
        });
        return {};
    },
});
