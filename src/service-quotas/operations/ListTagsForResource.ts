import { quotaName } from '../catalogue.ts'
import { operation } from '../operation.ts'
import { parseTagged, taggedResource } from '../tags.ts'

/**
 * The tags of a quota of the account.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListTagsForResource.html
 */
export const ListTagsForResource = operation('ListTagsForResource', {
  resource: taggedResource,

  async handle(context) {
    const name = quotaName(parseTagged(context))
    const { tags = {} } = (await context.entities.get('quotaTags', name)) ?? {}
    return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }
  },
})
