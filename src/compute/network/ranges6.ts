/** Ranges of IPv6 addresses, as EC2 writes them (RFC 5952). */
import { parseAddressRange } from '../../address-range.ts'

const groupBits = 16

/** `2001:db8::/32` without host bits and as short as can be; undefined for what is no range. */
export function canonicalRange6(text: string): string | undefined {
  if (!/^[0-9a-f:.]+\/\d{1,3}$/i.test(text)) return undefined
  const found = parseAddressRange(text)
  if (found === undefined || found.groups.length !== 8) return undefined
  const { groups, prefixBits } = found
  const masked = groups.map((group, at) => {
    const hostBits = Math.min(groupBits, Math.max(0, groupBits * (at + 1) - prefixBits))
    return group - (group % 2 ** hostBits)
  })
  const whole = masked.map((group) => group.toString(16)).join(':')
  const short = new URL(`http://[${whole}]`).hostname.slice(1, -1)
  return `${short}/${prefixBits}`
}
