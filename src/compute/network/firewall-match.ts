/** One rule's conditions in nftables' words. Everything that comes from outside is checked here. */
import { isIPv4, isIPv6 } from 'node:net'

/** The other end of a rule. */
export type Peer =
  | { readonly kind: 'cidr'; readonly cidr: string }
  | { readonly kind: 'group' | 'prefixList'; readonly id: string }

/**
 * A rule of a security group. `protocol` as EC2 writes it: `-1`, `tcp`, `udp`, `icmp`, `icmpv6` or
 * a number. `from` and `to` are ports, or ICMP's type and code; absent or -1: all.
 */
export interface FirewallRule {
  readonly protocol: string
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly peer: Peer
}

/** An entry of a network ACL; entries are judged by number, and the first that fits decides. */
export interface AclEntry extends Pick<FirewallRule, 'protocol' | 'from' | 'to'> {
  readonly number: number
  readonly cidr: string
  readonly allow: boolean
}

const portMax = 65_535

/** The condition on the packet's other end; `side` is where that end's address stands. */
export function peerMatch(peer: Peer, side: 'saddr' | 'daddr'): string {
  if (peer.kind !== 'cidr') return `ip ${side} @${setName(peer.kind, peer.id)}`
  if (!peer.cidr.includes(':')) return `ip ${side} ${checkedCidr(peer.cidr)}`
  return `ip6 ${side} ${checkedCidr6(peer.cidr)}`
}

/** The condition on protocol, ports or ICMP type; empty when every packet fits. */
export function serviceMatch(rule: Pick<FirewallRule, 'protocol' | 'from' | 'to'>): string {
  const { protocol } = rule
  if (protocol === '-1') return ''
  if (['tcp', '6'].includes(protocol)) return portMatch('tcp', rule)
  if (['udp', '17'].includes(protocol)) return portMatch('udp', rule)
  if (['icmp', '1'].includes(protocol)) return icmpMatch('icmp', rule)
  if (['icmpv6', '58'].includes(protocol)) return icmpMatch('icmpv6', rule)
  return `meta l4proto ${checkedNumber(protocol, 255)}`
}

function portMatch(
  protocol: string,
  { from = -1, to = from }: { from?: number | undefined; to?: number | undefined },
): string {
  if (from < 0) return `meta l4proto ${protocol}`
  const first = checkedNumber(from, portMax)
  return `${protocol} dport ${first}${to === from ? '' : `-${checkedNumber(to, portMax)}`}`
}

function icmpMatch(
  protocol: string,
  { from = -1, to = -1 }: { from?: number | undefined; to?: number | undefined },
): string {
  if (from < 0) return `meta l4proto ${protocol}`
  const type = `${protocol} type ${checkedNumber(from, 255)}`
  return to < 0 ? type : `${type} ${protocol} code ${checkedNumber(to, 255)}`
}

/**
 * A network ACL as a chain: its first entry that fits lets the packet return or drops it, and what
 * none fits is dropped. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export function aclLines(entries: readonly AclEntry[], side: 'saddr' | 'daddr'): string[] {
  const ordered = [...entries].sort((one, other) => one.number - other.number)
  const lines = ordered.map(({ cidr, allow, ...service }) => {
    const match = `${peerMatch({ kind: 'cidr', cidr }, side)} ${serviceMatch(service)}`.trim()
    return `${match} ${allow ? 'return' : 'drop'}`
  })
  return [...lines, 'drop']
}

/** The sets that rules refer to, by their names in the ruleset. */
export function namesOfPeers(
  rules: readonly FirewallRule[],
): Map<string, Exclude<Peer, { kind: 'cidr' }>> {
  const names = new Map<string, Exclude<Peer, { kind: 'cidr' }>>()
  for (const { peer } of rules) {
    if (peer.kind !== 'cidr') names.set(setName(peer.kind, peer.id), peer)
  }
  return names
}

function setName(kind: 'group' | 'prefixList', id: string): string {
  if (!/^[a-z]{2}-[0-9a-f]{1,32}$/.test(id)) throw new TypeError(`${id} is no id`)
  return `${kind === 'group' ? 'group' : 'list'}_${id.replace('-', '_')}`
}

/** The same text if it is an IPv4 address; else a TypeError. */
export function checkedAddress(text: string): string {
  if (isIPv4(text)) return text
  throw new TypeError(`${text} is no IPv4 address`)
}

/** The same text if it is a MAC address in lower case; else a TypeError. */
export function checkedMac(text: string): string {
  if (/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/.test(text)) return text
  throw new TypeError(`${text} is no MAC address`)
}

/** The same text if it is an IPv4 CIDR; else a TypeError. */
export function checkedCidr(text: string): string {
  const [address = '', length = ''] = text.split('/')
  if (isIPv4(address) && text.split('/').length === 2) {
    return `${address}/${checkedNumber(length, 32)}`
  }
  throw new TypeError(`${text} is no IPv4 CIDR`)
}

function checkedCidr6(text: string): string {
  const [address = '', length = ''] = text.split('/')
  if (isIPv6(address) && !address.includes('%') && text.split('/').length === 2) {
    return `${address}/${checkedNumber(length, 128)}`
  }
  throw new TypeError(`${text} is no IPv6 CIDR`)
}

function checkedNumber(given: number | string, most: number): number {
  const text = String(given)
  if (/^\d{1,5}$/.test(text) && Number(text) <= most) return Number(text)
  throw new TypeError(`${text} is no number from 0 to ${most}`)
}
