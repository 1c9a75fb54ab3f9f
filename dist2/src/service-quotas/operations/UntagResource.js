import { quotaName } from '../catalogue.js';
import { operation } from '../operation.js';
import { parseTagged, taggedResource, withoutTags } from '../tags.js';
/**
 * Takes tags from a quota of the account.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_UntagResource.html
 */
export const UntagResource = operation('UntagResource', {
    resource: taggedResource,
    async handle(context) {
        const { input, change } = context;
        const name = quotaName(parseTagged(context));
        await change(async (records) => {
            const { tags = {} } = (await records.get('quotaTags', name)) ?? {};
            records.put('quotaTags', name, { tags: withoutTags(tags, input.TagKeys) });
        });
        return {};
    },
});
