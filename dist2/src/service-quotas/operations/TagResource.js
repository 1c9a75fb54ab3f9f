import { quotaName } from '../catalogue.js';
import { operation } from '../operation.js';
import { parseTagged, taggedResource, withTags } from '../tags.js';
/**
 * Adds tags to a quota of the account, or replaces them.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_TagResource.html
 */
export const TagResource = operation('TagResource', {
    resource: taggedResource,
    async handle(context) {
        const { input, change } = context;
        const name = quotaName(parseTagged(context));
        await change(async (records) => {
            const { tags = {} } = (await records.get('quotaTags', name)) ?? {};
            records.put('quotaTags', name, { tags: withTags(tags, input.Tags) });
        });
        return {};
    },
});
