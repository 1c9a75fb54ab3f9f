import type { PrefixListEntry } from '../../compute/network/prefix-list-entities.ts'
import { refusal } from '../errors.ts'
import { awsList, currentVersion, listResource } from '../network/prefix-lists.ts'
import { type Ec2Context, type Input, operation } from '../operation.ts'
import { shortPage } from '../pages.ts'
import { existing } from '../resources.ts'

/**
 * What a prefix list holds, or held as an earlier version.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetManagedPrefixListEntries.html
 */
export const GetManagedPrefixListEntries = operation('GetManagedPrefixListEntries', {
  resource: (context) => listResource(context, context.input.PrefixListId),

  async handle(context) {
    const entries = await entriesOf(context)
    const { items, NextToken } = shortPage(entries, context.input, ({ cidr }) => cidr)
    return {
      Entries: items.map(({ cidr, description }) => ({ Cidr: cidr, Description: description })),
      NextToken,
    }
  },
})

async function entriesOf(
  context: Ec2Context<Input<'GetManagedPrefixListEntries'>>,
): Promise<readonly PrefixListEntry[]> {
  const { PrefixListId: id = '', TargetVersion: target } = context.input
  const aws = awsList(context, id)
  if (aws !== undefined) return aws.cidrs.map((cidr) => ({ cidr }))
  const list = await existing(context.records, 'prefix-list', id)
  if (target === undefined) return currentVersion(list).entries
  const found = list.versions.find(({ version }) => version === target)
  if (found !== undefined) return found.entries
  const message = `The prefix list '${id}' has no version ${target}.`
  throw refusal('PrefixListVersionNotFound', message)
}
