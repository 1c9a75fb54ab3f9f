/**
 * The region's public addresses: one range of the operator's, of which accounts hold addresses as
 * elastic IPs, and interfaces from launch to stop. Who holds which is what all accounts share, so
 * an address is taken and given back in the change that says what for.
 */

import type { ComputeChange } from '../records.ts'
import { formatAddress, lastOf, parseAddress4, parseRange4, type Range4 } from './ranges.ts'

/** What an address is taken for. */
export interface PublicAddressWish {
  /** Twelve digits. */
  readonly account: string
  /** `eipalloc-…`, or the `eni-…` that has it until its instance stops. */
  readonly holder: string
  /** The range that the operator gives away, in text: `127.77.0.0/16`. */
  readonly range: string
  /** This one and no other. */
  readonly wanted?: string
}

/** Takes the first free address of the range, or the wanted one; undefined if it cannot be had. */
export async function takePublicAddress(
  shared: ComputeChange,
  { account, holder, range, wanted }: PublicAddressWish,
): Promise<string | undefined> {
  const publicIp =
    wanted === undefined ? await firstFree(shared, range) : await ifFree(shared, range, wanted)
  if (publicIp !== undefined) shared.put('publicAddress', publicIp, { publicIp, account, holder })
  return publicIp
}

/** Gives an address back; whoever comes next may have it. */
export function releasePublicAddress(shared: ComputeChange, publicIp: string): void {
  shared.remove('publicAddress', publicIp)
  searches.delete(shared)
}

/** What one change has seen of the range: a launch of hundreds does not read all of it for each. */
interface Search {
  readonly taken: ReadonlySet<string>
  /** All before it are taken. */
  next: number
}

const searches = new WeakMap<ComputeChange, Search>()

async function firstFree(shared: ComputeChange, text: string): Promise<string | undefined> {
  const range = parseRange4(text)
  if (range === undefined) throw new TypeError(`${text} is no range of IPv4 addresses`)
  const { first, last } = usable(range)
  const search = searches.get(shared) ?? { taken: await takenOf(shared), next: first }
  searches.set(shared, search)
  for (let number = search.next; number <= last; number += 1) {
    const address = formatAddress(number)
    search.next = number + 1
    if (!search.taken.has(address)) return address
  }
  return undefined
}

async function takenOf(shared: ComputeChange): Promise<ReadonlySet<string>> {
  return new Set((await shared.all('publicAddress')).map(({ publicIp }) => publicIp))
}

async function ifFree(
  shared: ComputeChange,
  text: string,
  wanted: string,
): Promise<string | undefined> {
  const range = parseRange4(text)
  const number = parseAddress4(wanted)
  if (range === undefined || number === undefined) return undefined
  const { first, last } = usable(range)
  if (number < first || number > last) return undefined
  const holder = await shared.get('publicAddress', wanted)
  return holder === undefined ? wanted : undefined
}

/** The first and last addresses of a network are no machine's, unless it has but one or two. */
function usable(range: Range4): { readonly first: number; readonly last: number } {
  const { first } = range
  const last = lastOf(range)
  return last - first < 2 ? { first, last } : { first: first + 1, last: last - 1 }
}
