/**
 * Who may come in by a public address, judged by the client's address as the interface's own rules
 * would: behind a forwarder nftables sees the host's. Rules that name groups let nobody in here, as
 * they mean private addresses.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html
 */
import type { InterfaceFirewall } from '../network/firewall.ts'
import type { AclEntry, FirewallRule, Peer } from '../network/firewall-match.ts'
import { contains, parseRange4 } from '../network/ranges.ts'
import { isReached, type WayOut } from '../network/ways-out.ts'

/** The rules of an interface. */
export type Wall = Pick<InterfaceFirewall, 'rules' | 'acl' | 'prefixLists'>

/** What forwarders carry. */
export type Protocol = 'tcp' | 'udp'

/** A client at the door. */
export interface Client {
  readonly protocol: Protocol
  /** IPv4, in text. */
  readonly address: string
  readonly port: number
  /** That he knocks at. */
  readonly toPort: number
}

/**
 * `tracked`: let in, and he stays when the rules change, as AWS's tracked connections do.
 * `untracked`: let in by rules for everybody, in both directions, which AWS does not track: he goes
 * with the rule.
 */
export type Admission = 'refused' | 'tracked' | 'untracked'

/** Judges a client. */
export function admit(wall: Wall, ways: readonly WayOut[], client: Client): Admission {
  if (!isReached(ways, client.address) || !passesAcl(wall, client)) return 'refused'
  const { protocol, toPort, address } = client
  const fitting = wall.rules.ingress.filter(
    (rule) => coversPort(rule, protocol, toPort) && isAmong(wall, rule.peer, address),
  )
  if (fitting.length === 0) return 'refused'
  const isForAll = fitting.some(({ peer }) => isEverybody(peer))
  return isForAll && answersAll(wall, protocol) ? 'untracked' : 'tracked'
}

/** Network ACLs have no memory: they judge both directions, and whoever is in already, again. */
export function passesAcl({ acl }: Wall, { protocol, address, port, toPort }: Client): boolean {
  if (acl === undefined) return true
  return (
    allows(acl.ingress, { protocol, address, port: toPort }) &&
    allows(acl.egress, { protocol, address, port })
  )
}

/** Whether some client may knock at a port: else nobody need listen there. */
export function isOpen({ rules }: Wall, protocol: Protocol, port: number): boolean {
  return rules.ingress.some(
    (rule) => rule.peer.kind !== 'group' && coversPort(rule, protocol, port),
  )
}

function allows(
  entries: readonly AclEntry[],
  { protocol, address, port }: { protocol: Protocol; address: string; port: number },
): boolean {
  const ordered = [...entries].sort((one, other) => one.number - other.number)
  const decides = ordered.find(
    (entry) => coversPort(entry, protocol, port) && isIn(entry.cidr, address),
  )
  return decides?.allow === true
}

const numbers: Readonly<Record<Protocol, string>> = { tcp: '6', udp: '17' }

type Service = Pick<FirewallRule, 'protocol' | 'from' | 'to'>

function coversProtocol(rule: Service, protocol: Protocol): boolean {
  return ['-1', protocol, numbers[protocol]].includes(rule.protocol)
}

function coversPort(rule: Service, protocol: Protocol, port: number): boolean {
  if (!coversProtocol(rule, protocol)) return false
  const { from = -1, to = from } = rule
  return rule.protocol === '-1' || from < 0 || (port >= from && port <= to)
}

function isAmong({ prefixLists }: Wall, peer: Peer, address: string): boolean {
  if (peer.kind === 'group') return false
  if (peer.kind === 'cidr') return isIn(peer.cidr, address)
  return (prefixLists.get(peer.id) ?? []).some((cidr) => isIn(cidr, address))
}

function isIn(cidr: string, address: string): boolean {
  const range = parseRange4(cidr)
  const one = parseRange4(`${address}/32`)
  return range !== undefined && one !== undefined && contains(range, one)
}

function isEverybody(peer: Peer): boolean {
  return peer.kind === 'cidr' && peer.cidr === '0.0.0.0/0'
}

function answersAll({ rules }: Wall, protocol: Protocol): boolean {
  return rules.egress.some((rule) => {
    const { from = -1, to = from } = rule
    const isEveryPort = rule.protocol === '-1' || from < 0 || (from === 0 && to === 65_535)
    return coversProtocol(rule, protocol) && isEveryPort && isEverybody(rule.peer)
  })
}
