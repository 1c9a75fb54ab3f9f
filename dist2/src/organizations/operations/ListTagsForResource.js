import { operation } from '../operation.js';
import { existingTagged, taggedResource } from '../tagged.js';
import { tagsOutput } from '../tags.js';
/**
 * The tags of an account, unit, root or policy.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListTagsForResource.html
 */
export const ListTagsForResource = operation('ListTagsForResource', {
    callers: 'delegated',
    resource: taggedResource,
    async handle({ input, records }) {
        const { tags } = await existingTagged(records, input.ResourceId);
        return { Tags: tagsOutput(tags) };
    },
});
