import { operation } from '../operation.js';
import { existingTagged, taggedResource } from '../tagged.js';
/**
 * Takes tags from an account, unit, root or policy.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_UntagResource.html
 */
export const UntagResource = operation('UntagResource', {
    callers: 'management',
    resource: taggedResource,
    async handle({ input, changeOrganization }) {
        const keys = new Set(input.TagKeys);
        await changeOrganization(async (records) => {
            const tagged = await existingTagged(records, input.ResourceId);
            const kept = Object.entries(tagged.tags).filter(([key]) => !keys.has(key));
            tagged.put(records, Object.fromEntries(kept));
        });
        return {};
    },
});
