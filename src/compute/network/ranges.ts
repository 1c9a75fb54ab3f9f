/**
 * Ranges of IPv4 addresses in numbers, for networks: which contain, touch and follow each other.
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
import { parseAddressRange } from '../../address-range.ts'

/** The addresses from `first` on, `2 ** (32 - prefixBits)` of them. */
export interface Range4 {
  /** The lowest address as a number. */
  readonly first: number
  readonly prefixBits: number
}

/** Reads `10.0.0.0/16`, host bits set or not; undefined for what is no range of IPv4. */
export function parseRange4(text: string): Range4 | undefined {
  if (!/^[\d.]+\/\d{1,2}$/.test(text)) return undefined
  const found = parseAddressRange(text)
  if (found === undefined || found.groups.length !== 4) return undefined
  const address = found.groups.reduce((number, group) => number * 256 + group, 0)
  const { prefixBits } = found
  return { first: address - (address % sizeOf({ first: 0, prefixBits })), prefixBits }
}

/** How many addresses a range has. */
export function sizeOf({ prefixBits }: Range4): number {
  return 2 ** (32 - prefixBits)
}

/** `10.0.0.0/16` */
export function formatRange4({ first, prefixBits }: Range4): string {
  return `${formatAddress(first)}/${prefixBits}`
}

/** The text of an address that is a number: `10.0.0.4`. */
export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}

/** The number of an address in text; undefined for what is none of IPv4. */
export function parseAddress4(text: string): number | undefined {
  return parseRange4(`${text}/32`)?.first
}

/** The highest address of a range. */
export function lastOf(range: Range4): number {
  return endOf(range) - 1
}

/** Whether all of `inner` lies in `outer`. */
export function contains(outer: Range4, inner: Range4): boolean {
  return inner.first >= outer.first && endOf(inner) <= endOf(outer)
}

/** Whether two ranges have an address in common. */
export function overlaps(a: Range4, b: Range4): boolean {
  return a.first < endOf(b) && b.first < endOf(a)
}

function endOf(range: Range4): number {
  return range.first + sizeOf(range)
}
