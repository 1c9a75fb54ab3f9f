import { refusal } from '../errors.ts'
import {
  listResource,
  ownList,
  prefixListOutput,
  requireVersion,
  withEntries,
} from '../network/prefix-lists.ts'
import { operation } from '../operation.ts'

/**
 * Gives a prefix list the entries of an earlier version again, as a new one.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RestoreManagedPrefixListVersion.html
 */
export const RestoreManagedPrefixListVersion = operation('RestoreManagedPrefixListVersion', {
  resource: (context) => listResource(context, context.input.PrefixListId),

  async handle(context) {
    const { input, change, account, host } = context
    const list = await change(async (records) => {
      const found = await ownList(records, context, input.PrefixListId)
      requireVersion(found, input.CurrentVersion)
      const before = found.versions.find(({ version }) => version === input.PreviousVersion)
      if (before === undefined) {
        const what = `The prefix list '${found.prefixListId}' has no version`
        throw refusal('PrefixListVersionNotFound', `${what} ${input.PreviousVersion}.`)
      }
      const restored = withEntries(found, before.entries, 'restore-complete')
      records.put('prefixList', found.prefixListId, restored)
      return restored
    })
    host.changed(account)
    return { PrefixList: prefixListOutput(list, context) }
  },
})
