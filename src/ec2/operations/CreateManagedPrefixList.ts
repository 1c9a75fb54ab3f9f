import { generateId } from '../../compute/ids.ts'
import type { PrefixList } from '../../compute/network/prefix-list-entities.ts'
import { limits } from '../../limits.ts'
import { makeOnce } from '../client-tokens.ts'
import { limitExceeded } from '../errors.ts'
import {
  parseEntries,
  parseFamily,
  parseListName,
  parseMaxEntries,
  prefixListOutput,
  requireFit,
} from '../network/prefix-lists.ts'
import { operation } from '../operation.ts'
import { existing, newResource } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Makes a list of CIDRs that rules and routes may name.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateManagedPrefixList.html
 */
export const CreateManagedPrefixList = operation('CreateManagedPrefixList', {
  resource: (context) => newResource(context, 'prefix-list'),
  creates: 'prefix-list',

  async handle(context) {
    const { input, change, random, now } = context
    const addressFamily = parseFamily(input.AddressFamily)
    const entries = parseEntries(input.Entries ?? [], addressFamily)
    const given: PrefixList = {
      prefixListId: generateId('pl', random),
      name: parseListName(input.PrefixListName),
      addressFamily,
      maxEntries: parseMaxEntries(input.MaxEntries),
      versions: [{ version: 1, entries }],
      state: 'create-complete',
      tags: creationTags(input.TagSpecifications, 'prefix-list'),
    }
    requireFit(given.maxEntries, entries)
    const list = await change(async (records) => {
      const request = { operation: 'CreateManagedPrefixList', input, now }
      const id = await makeOnce(records, request, async () => {
        if ((await records.all('prefixList')).length >= limits.prefixListsPerAccount) {
          throw limitExceeded('PrefixListLimitExceeded', 'prefix lists')
        }
        records.put('prefixList', given.prefixListId, given)
        return given.prefixListId
      })
      return existing(records, 'prefix-list', id)
    })
    return { PrefixList: prefixListOutput(list, context) }
  },
})
