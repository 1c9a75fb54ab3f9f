import { awsPrefixLists } from '../../compute/network/aws-prefix-lists.ts'
import { filtered } from '../filters.ts'
import { awsListOutput, prefixListFilters, prefixListOutput } from '../network/prefix-lists.ts'
import { operation } from '../operation.ts'
import { shortPage } from '../pages.ts'
import { unknownId } from '../resources.ts'

/**
 * The prefix lists of an account, and those of AWS's.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeManagedPrefixLists.html
 */
export const DescribeManagedPrefixLists = operation('DescribeManagedPrefixLists', {
  resource: () => '*',

  async handle(context) {
    const { input, records, region } = context
    const ids = input.PrefixListIds ?? []
    const all = [
      ...awsPrefixLists(region).map((list) => ({ ...awsListOutput(list, context), tags: {} })),
      ...(await records.all('prefixList')).map((list) => ({
        ...prefixListOutput(list, context),
        tags: list.tags,
      })),
    ]
    const missing = ids.find((id) => !all.some(({ PrefixListId }) => PrefixListId === id))
    if (missing !== undefined) throw unknownId('prefix-list', missing)
    const asked = all.filter(({ PrefixListId: id }) => ids.length === 0 || ids.includes(id))
    const found = filtered(asked, input.Filters, prefixListFilters)
    const { items, NextToken } = shortPage(found, input, ({ PrefixListId }) => PrefixListId)
    return { PrefixLists: items.map(({ tags: _, ...list }) => list), NextToken }
  },
})
