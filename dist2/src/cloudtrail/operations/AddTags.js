import { operation } from '../operation.js';
import { parseTags, taggedTrail, trailResource, withTags } from '../trails.js';
/**
 * Adds tags to a trail, or gives those that it has other values.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AddTags.html
 */
export const AddTags = operation('AddTags', {
    permission: 'cloudtrail:AddTags',
    resource: (context) => trailResource(context, context.input.ResourceId),
    async handle({ input, account, region, change }) {
        const added = parseTags(input.TagsList);
        await change(async (records) => {
            const trail = await taggedTrail(records, { account, region }, input.ResourceId);
            records.put('trail', trail.name, { ...trail, tags: withTags(trail.tags, added) });
        });
        return {};
    },
});
