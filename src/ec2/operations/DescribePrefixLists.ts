import { type AwsPrefixList, awsPrefixLists } from '../../compute/network/aws-prefix-lists.ts'
import { type FilterTable, filtered } from '../filters.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { unknownId } from '../resources.ts'

/**
 * The prefix lists of AWS's services that gateway endpoints lead to.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribePrefixLists.html
 */
export const DescribePrefixLists = operation('DescribePrefixLists', {
  resource: () => '*',

  async handle({ input, region }) {
    const ids = input.PrefixListIds ?? []
    const all = awsPrefixLists(region)
    const missing = ids.find((id) => !all.some(({ prefixListId }) => prefixListId === id))
    if (missing !== undefined) throw unknownId('prefix-list', missing)
    const asked = all.filter(({ prefixListId: id }) => ids.length === 0 || ids.includes(id))
    const found = filtered(asked, input.Filters, filters)
    const { items, NextToken } = page(found, input, ({ prefixListId }) => prefixListId)
    return {
      PrefixLists: items.map(({ prefixListId, name, cidrs }) => ({
        PrefixListId: prefixListId,
        PrefixListName: name,
        Cidrs: [...cidrs],
      })),
      NextToken,
    }
  },
})

const filters: FilterTable<AwsPrefixList> = {
  'prefix-list-id': ({ prefixListId }) => prefixListId,
  'prefix-list-name': ({ name }) => name,
}
