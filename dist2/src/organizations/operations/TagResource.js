import { operation } from '../operation.js';
import { existingTagged, taggedResource } from '../tagged.js';
import { boundTags, parseTags } from '../tags.js';
/**
 * Adds tags to an account, unit, root or policy, or gives those it has other values.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_TagResource.html
 */
export const TagResource = operation('TagResource', {
    callers: 'management',
    resource: taggedResource,
    async handle({ input, changeOrganization }) {
        const added = parseTags(input.Tags);
        await changeOrganization(async (records) => {
            const tagged = await existingTagged(records, input.ResourceId);
            tagged.put(records, boundTags({ ...tagged.tags, ...added }));
        });
        return {};
    },
});
