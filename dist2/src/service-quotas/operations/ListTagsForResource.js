import { quotaName } from '../catalogue.js';
import { operation } from '../operation.js';
import { parseTagged, taggedResource } from '../tags.js';
/**
 * The tags of a quota of the account.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListTagsForResource.html
 */
export const ListTagsForResource = operation('ListTagsForResource', {
    resource: taggedResource,
    async handle(context) {
        const name = quotaName(parseTagged(context));
        const { tags = {} } = (await context.entities.get('quotaTags', name)) ?? {};
        return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
    },
});
