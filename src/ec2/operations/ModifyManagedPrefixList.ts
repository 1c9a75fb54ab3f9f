import type { PrefixList } from '../../compute/network/prefix-list-entities.ts'
import type { ComputeChange } from '../../compute/records.ts'
import { invalidParameterCombination, invalidParameterValue, refusal } from '../errors.ts'
import { requireRoom } from '../network/group-rules.ts'
import {
  currentVersion,
  listResource,
  ownList,
  parseEntries,
  parseListCidr,
  parseListName,
  parseMaxEntries,
  prefixListOutput,
  requireFit,
  requireVersion,
  withEntries,
} from '../network/prefix-lists.ts'
import { type Input, operation } from '../operation.ts'

/**
 * Gives a prefix list another name, other bounds, or entries of a new version; who names it is
 * judged by it at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyManagedPrefixList.html
 */
export const ModifyManagedPrefixList = operation('ModifyManagedPrefixList', {
  resource: (context) => listResource(context, context.input.PrefixListId),

  async handle(context) {
    const { input, change, account, host } = context
    checkParts(input)
    const list = await change(async (records) => {
      const found = await ownList(records, context, input.PrefixListId)
      requireVersion(found, input.CurrentVersion)
      const changed = modified(found, input)
      records.put('prefixList', changed.prefixListId, changed)
      if (changed.maxEntries > found.maxEntries) await requireRoomInGroups(records, changed)
      return changed
    })
    host.changed(account)
    return { PrefixList: prefixListOutput(list, context) }
  },
})

type Changes = Input<'ModifyManagedPrefixList'>

function checkParts({ AddEntries, RemoveEntries, MaxEntries, PrefixListName }: Changes): void {
  const isOther = (AddEntries ?? []).length + (RemoveEntries ?? []).length > 0
  if (isOther && MaxEntries !== undefined) {
    throw invalidParameterCombination(
      'You cannot modify the entries and the maximum entries for the prefix list in the same ' +
        'request.',
    )
  }
  if (isOther || MaxEntries !== undefined || PrefixListName !== undefined) return
  throw refusal('InvalidRequest', 'The request received was invalid.')
}

function modified(list: PrefixList, input: Changes): PrefixList {
  const { AddEntries, RemoveEntries, MaxEntries, PrefixListName: name } = input
  const named = name === undefined ? list : { ...list, name: parseListName(name) }
  if (MaxEntries !== undefined) {
    const maxEntries = parseMaxEntries(MaxEntries)
    requireFit(maxEntries, currentVersion(list).entries)
    return { ...named, maxEntries, state: 'modify-complete' }
  }
  if (!AddEntries?.length && !RemoveEntries?.length) return { ...named, state: 'modify-complete' }
  return withEntries(named, otherEntries(list, input), 'modify-complete')
}

function otherEntries(list: PrefixList, { AddEntries = [], RemoveEntries = [] }: Changes) {
  const { addressFamily: family } = list
  const removed = RemoveEntries.map(({ Cidr }) => parseListCidr(Cidr, family))
  const added = parseEntries(AddEntries, family)
  const both = added.find(({ cidr }) => removed.includes(cidr))
  if (both !== undefined) {
    const message = `Request cannot contain Cidr ${both.cidr} in both AddPrefixListEntries`
    throw invalidParameterValue(`${message} and RemovePrefixListEntries`)
  }
  const { entries } = currentVersion(list)
  const gone = removed.find((cidr) => !entries.some((entry) => entry.cidr === cidr))
  if (gone !== undefined) throw noModification(`There is no entry with the CIDR (${gone}).`)
  const kept = entries.filter(({ cidr }) => !removed.includes(cidr))
  for (const entry of added) {
    const at = kept.findIndex(({ cidr }) => cidr === entry.cidr)
    if (at >= 0 && kept[at]?.description === entry.description) {
      const what = `An entry with the CIDR (${entry.cidr})`
      throw noModification(`${what} and description (${entry.description ?? ''}) already exists.`)
    }
    // With another description it takes the place of the one before.
    kept.splice(at >= 0 ? at : kept.length, 1, entry)
  }
  return kept
}

function noModification(message: string): Error {
  return refusal('InvalidPrefixListModification', message)
}

/** A rule that names a list counts as many as the list may hold. */
async function requireRoomInGroups(
  records: ComputeChange,
  { prefixListId }: PrefixList,
): Promise<void> {
  for (const group of await records.all('securityGroup')) {
    const names = group.rules.some(
      ({ peer }) => peer.type === 'prefixList' && peer.prefixListId === prefixListId,
    )
    if (names) await requireRoom(records, group)
  }
}
