import { quotaName } from '../catalogue.ts'
import { operation } from '../operation.ts'
import { parseTagged, taggedResource, withTags } from '../tags.ts'

/**
 * Adds tags to a quota of the account, or replaces them.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_TagResource.html
 */
export const TagResource = operation('TagResource', {
  resource: taggedResource,

  async handle(context) {
    const { input, change } = context
    const name = quotaName(parseTagged(context))
    await change(async (records) => {
      const { tags = {} } = (await records.get('quotaTags', name)) ?? {}
      records.put('quotaTags', name, { tags: withTags(tags, input.Tags) })
    })
    return {}
  },
})
