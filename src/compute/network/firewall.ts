/**
 * What may enter and leave one network interface, as one nftables ruleset: its security groups
 * (stateful), its subnet's network ACL (stateless, and only across the subnet's edge) and what the
 * host serves to it. Pure: rules in, text out.
 */
import {
  type AclEntry,
  aclLines,
  checkedAddress,
  checkedCidr,
  type FirewallRule,
  namesOfPeers,
  peerMatch,
  serviceMatch,
} from './firewall-match.ts'
import { deviceName, type ExtraLink, tableName } from './link-device.ts'

/** Both directions of something. */
export interface BothWays<T> {
  readonly ingress: T
  readonly egress: T
}

/** What the interface asks at an address of AWS's, and a port of the host that answers it. */
export interface HostService {
  readonly protocol: 'tcp' | 'udp'
  readonly address: string
  readonly port: number
  readonly hostPort: number
}

/** All that decides about the packets of one interface. IPv4 addresses and CIDRs in text. */
export interface InterfaceFirewall {
  /** Which of its machine's links it is; 0, if absent. */
  readonly deviceIndex?: number
  /** Forwarders reach its other private addresses by these. */
  readonly extraLinks?: readonly ExtraLink[]
  /** Its private address. */
  readonly address: string
  readonly subnetCidr: string
  /** The host's address on the interface's link: forwarders and host services are there. */
  readonly gateway: string
  /** The rules of all its security groups together. */
  readonly rules: BothWays<readonly FirewallRule[]>
  /** Undefined: no network ACL. */
  readonly acl?: BothWays<readonly AclEntry[]>
  /** Private addresses of a security group's members, by group id. */
  readonly groups: ReadonlyMap<string, readonly string[]>
  /** CIDRs of a prefix list, by its id. */
  readonly prefixLists: ReadonlyMap<string, readonly string[]>
  readonly services: readonly HostService[]
}

/**
 * The ruleset of an interface. Loaded with one `nft -f`, it takes the place of the one before
 * without a moment between. Connections that stand stay, as AWS's tracked connections do.
 * Throws a TypeError when an address, a CIDR, a port or an id is none.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function firewallRuleset(wall: InterfaceFirewall): string {
  const gateway = checkedAddress(wall.gateway)
  const body = [
    ...peerSets(wall),
    ...aclChains(wall),
    chain('groups_in', ruleLines(wall.rules.ingress, 'saddr')),
    chain('groups_out', ruleLines(wall.rules.egress, 'daddr')),
    chain('entering', entering(wall, gateway)),
    chain('leaving', leaving(wall, gateway)),
    chain('passing', ['type filter hook forward priority filter; policy drop']),
    chain('services', redirects(wall, gateway)),
    chain('forwarded', forwarded(wall, gateway)),
  ]
  // A table can be deleted only if it is there: so it is added first.
  const table = `table inet ${tableName('cairn', wall.deviceIndex)}`
  return `add ${table}\ndelete ${table}\n${table} {\n${body.join('\n')}\n}\n`
}

/** One chain of a table, a statement a line. */
function chain(name: string, lines: readonly string[]): string {
  return `  chain ${name} {\n${lines.map((line) => `    ${line}\n`).join('')}  }`
}

function entering(wall: InterfaceFirewall, gateway: string): string[] {
  return [
    'type filter hook input priority filter; policy drop',
    notMine('iifname', wall),
    'ct state invalid drop',
    // Forwarders judge by their client's address, which is no longer here.
    `ip saddr ${gateway} accept`,
    ...edge(wall, 'saddr'),
    'ct state established,related accept',
    'jump groups_in',
  ]
}

function leaving(wall: InterfaceFirewall, gateway: string): string[] {
  return [
    'type filter hook output priority filter; policy drop',
    notMine('oifname', wall),
    'ct state invalid drop',
    // The host hears only answers, and questions that were asked at a service's address.
    `ip daddr ${gateway} ct state established,related accept`,
    ...serviceAddresses(wall).map((to) => `ip daddr ${gateway} ct original ip daddr ${to} accept`),
    `ip daddr ${gateway} drop`,
    ...edge(wall, 'daddr'),
    'ct state established,related accept',
    'jump groups_out',
  ]
}

/** Each link has a table of its own, which leaves others to theirs, and a machine to itself. */
function notMine(side: 'iifname' | 'oifname', { deviceIndex }: InterfaceFirewall): string {
  return `${side} != "${deviceName(deviceIndex)}" accept`
}

/** A forwarder reaches the link's addresses; programs listen at the private ones. */
function forwarded(wall: InterfaceFirewall, gateway: string): string[] {
  const { address, extraLinks = [] } = wall
  const others = extraLinks.map((one) => [checkedAddress(one.linkAddress), one.address] as const)
  return [
    'type nat hook prerouting priority dstnat; policy accept',
    notMine('iifname', wall),
    ...others.map(
      ([link, to]) => `ip saddr ${gateway} ip daddr ${link} dnat ip to ${checkedAddress(to)}`,
    ),
    `ip saddr ${gateway} ip daddr != ${address} dnat ip to ${checkedAddress(address)}`,
  ]
}

/** Only what crosses the subnet's edge meets its network ACL, replies too. */
function edge({ acl, subnetCidr }: InterfaceFirewall, side: 'saddr' | 'daddr'): string[] {
  if (acl === undefined) return []
  return [`ip ${side} != ${checkedCidr(subnetCidr)} jump acl_${side === 'saddr' ? 'in' : 'out'}`]
}

function aclChains({ acl }: InterfaceFirewall): string[] {
  if (acl === undefined) return []
  return [
    chain('acl_in', aclLines(acl.ingress, 'saddr')),
    chain('acl_out', aclLines(acl.egress, 'daddr')),
  ]
}

function serviceAddresses({ services }: InterfaceFirewall): string[] {
  return [...new Set(services.map(({ address }) => checkedAddress(address)))]
}

function redirects({ services }: InterfaceFirewall, gateway: string): string[] {
  return [
    'type nat hook output priority -100; policy accept',
    ...services.map(({ protocol, address, port, hostPort }) => {
      const asked = serviceMatch({ protocol, from: port, to: port })
      return `ip daddr ${address} ${asked} dnat ip to ${gateway}:${hostPort}`
    }),
  ]
}

function ruleLines(rules: readonly FirewallRule[], side: 'saddr' | 'daddr'): string[] {
  const lines = rules.map((rule) => `${peerMatch(rule.peer, side)} ${serviceMatch(rule)} accept`)
  return [...new Set(lines.map((line) => line.replace(/ +/g, ' ').trim()))]
}

/** A set for each group and prefix list that a rule names; without members it fits nobody. */
function peerSets({ rules, groups, prefixLists }: InterfaceFirewall): string[] {
  const named = namesOfPeers([...rules.ingress, ...rules.egress])
  return [...named].map(([set, { kind, id }]) => {
    const members = (kind === 'group' ? groups : prefixLists).get(id) ?? []
    const elements = members.map(kind === 'group' ? checkedAddress : checkedCidr)
    const flags = kind === 'group' ? '' : ' flags interval; auto-merge;'
    const list = elements.length === 0 ? '' : ` elements = { ${elements.join(', ')} }`
    return `  set ${set} { type ipv4_addr;${flags}${list} }`
  })
}
