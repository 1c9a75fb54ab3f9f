/** Managed prefix lists, as EC2 checks, finds and shows them. */
import type { Resource } from '../../auth/call.ts'
import { type AwsPrefixList, awsPrefixLists } from '../../compute/network/aws-prefix-lists.ts'
import type {
  PrefixList,
  PrefixListEntry,
  PrefixListVersion,
} from '../../compute/network/prefix-list-entities.ts'
import { formatRange4, parseRange4 } from '../../compute/network/ranges.ts'
import { canonicalRange6 } from '../../compute/network/ranges6.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { limits } from '../../limits.ts'
import { invalidParameterValue, missingParameter, refusal } from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import { arnOf, existing, type Place, resourceOf } from '../resources.ts'
import { tagsOutput } from '../tags.ts'

/** An entry in an input. */
export interface EntryInput {
  readonly Cidr?: string | undefined
  readonly Description?: string | undefined
}

type Family = PrefixList['addressFamily']

/** A name as it may be. Throws MissingParameter, InvalidParameterValue. */
export function parseListName(name: string | undefined): string {
  if (!name) throw missingParameter('PrefixListName')
  const message = `Value (${name}) for parameter PrefixListName is invalid.`
  if (/^com\.amazonaws/i.test(name)) {
    throw invalidParameterValue(`${message} It cannot start with com.amazonaws.`)
  }
  if (name.length <= limits.prefixListNameMax) return name
  throw invalidParameterValue(`${message} It may have up to 255 characters.`)
}

/** How many entries a list may have. Throws MissingParameter, InvalidParameterValue. */
export function parseMaxEntries(count: number | undefined): number {
  if (count === undefined) throw missingParameter('MaxEntries')
  if (count >= 1 && count <= limits.prefixListEntriesMax) return count
  const message = `Value (${count}) for parameter MaxEntries is invalid.`
  throw invalidParameterValue(`${message} It must be from 1 to ${limits.prefixListEntriesMax}.`)
}

/** IPv4 or IPv6. Throws MissingParameter, InvalidParameterValue. */
export function parseFamily(family: string | undefined): Family {
  if (!family) throw missingParameter('AddressFamily')
  if (family === 'IPv4' || family === 'IPv6') return family
  throw invalidParameterValue(`Value (${family}) for parameter AddressFamily is invalid.`)
}

/** Entries of a family, each once. Throws MissingParameter, InvalidParameterValue. */
export function parseEntries(inputs: readonly EntryInput[], family: Family): PrefixListEntry[] {
  const entries = inputs.map(({ Cidr, Description: description }) => {
    if (description !== undefined && description.length > limits.prefixListNameMax) {
      throw invalidParameterValue('A description may have up to 255 characters.')
    }
    const cidr = parseListCidr(Cidr, family)
    return { cidr, ...(description !== undefined && { description }) }
  })
  const twice = entries.find(({ cidr }, at) => entries.findIndex((e) => e.cidr === cidr) !== at)
  if (twice === undefined) return entries
  throw invalidParameterValue(`The request contains the CIDR ${twice.cidr} more than once.`)
}

/** A CIDR of a family, without host bits. Throws MissingParameter, InvalidParameterValue. */
export function parseListCidr(text: string | undefined, family: Family): string {
  if (!text) throw missingParameter('Cidr')
  const range = family === 'IPv4' ? parseRange4(text) : canonicalRange6(text)
  if (range === undefined) {
    throw invalidParameterValue(`The CIDR ${text} is not a valid ${family} CIDR block.`)
  }
  return typeof range === 'string' ? range : formatRange4(range)
}

/** The entries that a list has now. */
export function currentVersion({ versions }: PrefixList): PrefixListVersion {
  return versions.at(-1) ?? versions[0]
}

/** A list with other entries, as its next version. Throws PrefixListMaxEntriesExceeded. */
export function withEntries(
  list: PrefixList,
  entries: readonly PrefixListEntry[],
  state: PrefixList['state'],
): PrefixList {
  requireFit(list.maxEntries, entries)
  const next = { version: currentVersion(list).version + 1, entries }
  const kept = list.versions.slice(-(limits.prefixListVersions - 1))
  const [first = next, ...more] = [...kept, next]
  return { ...list, versions: [first, ...more], state }
}

/** Throws PrefixListMaxEntriesExceeded for more entries than a list may have. */
export function requireFit(maxEntries: number, entries: readonly PrefixListEntry[]): void {
  if (entries.length <= maxEntries) return
  const message = `The prefix list may have ${maxEntries} entries, and ${entries.length} are given.`
  throw refusal('PrefixListMaxEntriesExceeded', message)
}

/** Throws PrefixListVersionMismatch unless a list is as the caller has seen it. */
export function requireVersion(list: PrefixList, seen: number | undefined): void {
  if (seen === undefined || seen === currentVersion(list).version) return
  const message = 'The prefix list has the incorrect version number.'
  throw refusal('PrefixListVersionMismatch', message)
}

/** A list of the account's own. Throws OperationNotPermitted for AWS's, …NotFound. */
export function ownList(
  records: ComputeReader,
  place: Place,
  id: string | undefined,
): Promise<PrefixList> {
  if (awsList(place, id) === undefined) return existing(records, 'prefix-list', id ?? '')
  const message = `The prefix list '${id}' is kept by AWS and cannot be changed.`
  throw refusal('OperationNotPermitted', message)
}

/** AWS's list of an id. */
export function awsList({ region }: Place, id: string | undefined): AwsPrefixList | undefined {
  return awsPrefixLists(region).find(({ prefixListId }) => prefixListId === id)
}

/** A list as policies see it; AWS's are in an account called `aws`. */
export async function listResource(
  context: Place & { readonly records: ComputeReader },
  id: string | undefined,
): Promise<Resource> {
  const list = awsList(context, id)
  return list ? { arn: awsArn(context, list) } : resourceOf(context, 'prefix-list', id)
}

function awsArn({ region }: Place, { prefixListId }: AwsPrefixList): string {
  return arnOf({ region, account: 'aws' }, 'prefix-list', prefixListId)
}

/** The groups and route tables that name a list. */
export async function usersOf(records: ComputeReader, id: string): Promise<string[]> {
  const groups = (await records.all('securityGroup')).filter(({ rules }) =>
    rules.some(({ peer }) => peer.type === 'prefixList' && peer.prefixListId === id),
  )
  const tables = (await records.all('routeTable')).filter(({ routes }) =>
    routes.some(({ destination }) => destination === id),
  )
  return [
    ...groups.map(({ groupId }) => groupId),
    ...tables.map(({ routeTableId }) => routeTableId),
  ].sort()
}

/** A list as answers and filters know it. */
export type ShownList = ReturnType<typeof prefixListOutput>

/** A list of the account's, as answers show it. */
export function prefixListOutput(list: PrefixList, place: Place) {
  return {
    PrefixListId: list.prefixListId,
    PrefixListName: list.name,
    PrefixListArn: arnOf(place, 'prefix-list', list.prefixListId),
    AddressFamily: list.addressFamily as string,
    State: list.state,
    OwnerId: place.account,
    MaxEntries: list.maxEntries as number | undefined,
    Version: currentVersion(list).version as number | undefined,
    Tags: tagsOutput(list.tags),
  }
}

/** A list of AWS's, as answers show it. */
export function awsListOutput(list: AwsPrefixList, place: Place): ShownList {
  return {
    PrefixListId: list.prefixListId,
    PrefixListName: list.name,
    PrefixListArn: awsArn(place, list),
    AddressFamily: 'IPv4',
    State: 'create-complete',
    OwnerId: 'AWS',
    MaxEntries: undefined,
    Version: undefined,
    Tags: [],
  }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeManagedPrefixLists.html */
export const prefixListFilters = withTagFilters<ShownList & { tags: Record<string, string> }>({
  'owner-id': ({ OwnerId }) => OwnerId,
  'prefix-list-id': ({ PrefixListId }) => PrefixListId,
  'prefix-list-name': ({ PrefixListName }) => PrefixListName,
})
