/** How an interface's addresses and routes are put on, and what may leave it at all. Pure. */
import { checkedAddress, checkedCidr } from '../firewall-match.ts'
import type { Network } from './networks.ts'

/** A network interface as it should be. */
export interface HolderSpec {
  readonly account: string
  readonly interfaceId: string
  readonly vpcId: string
  readonly vpcCidr: string
  readonly subnetCidr: string
  /** Primary first, all of the subnet. */
  readonly addresses: readonly [string, ...string[]]
  /** `02:…`, lower case. */
  readonly macAddress: string
  /** What the machine calls itself: `ip-10-0-0-5`. */
  readonly hostname: string
  /** EC2's SourceDestCheck: packets with another sender's address do not leave. */
  readonly sourceDestCheck: boolean
  /** Addresses that the host serves, such as 169.254.169.254. */
  readonly serviceAddresses: readonly string[]
  /** The holder's image. */
  readonly image: string
}

/**
 * Shell for the holder, where `$link` is Docker's address. The private address comes first, so
 * that it is the one that programs find; the link's leads to the host alone.
 */
export function addressScript(spec: HolderSpec, { gateway }: Network): string {
  const [primary, ...secondary] = spec.addresses.map(checkedAddress)
  const [, length] = checkedCidr(spec.subnetCidr).split('/')
  return [
    'ip addr flush dev eth0',
    // Not by Docker's own setting, which has moved between its versions.
    `ifconfig eth0 hw ether ${checkedMac(spec.macAddress)}`,
    `ip addr add ${primary}/${length} dev eth0`,
    ...secondary.map((address) => `ip addr add ${address}/32 dev eth0`),
    `ip addr add $link peer ${checkedAddress(gateway)}/32 dev eth0`,
    // The VPC's other subnets are on the same bridge. Nothing leads further.
    ...(spec.vpcCidr === spec.subnetCidr
      ? []
      : [`ip route add ${checkedCidr(spec.vpcCidr)} dev eth0 src ${primary}`]),
    ...spec.serviceAddresses.map(
      (address) => `ip route add ${checkedAddress(address)}/32 via ${gateway} dev eth0 src $link`,
    ),
    // Docker wrote its own address beside the name; the file is the instance's too, and no other
    // may take its place.
    `hosts=$(sed "s/^$link\\b/${primary}/" /etc/hosts)`,
    'echo "$hosts" > /etc/hosts',
    '',
  ].join('\n')
}

/**
 * The ruleset of the last hook before the wire, which raw sockets pass as well: packets leave
 * with the interface's own addresses, to its VPC, or to the host; ARP too tells the truth.
 */
export function guardRuleset(spec: HolderSpec, { gateway, linkCidr }: Network): string {
  const own = spec.addresses.map(checkedAddress).join(', ')
  const to = checkedCidr(spec.vpcCidr)
  const from = spec.sourceDestCheck ? `ip saddr { ${own} } ` : ''
  const mac = checkedMac(spec.macAddress)
  return [
    'table netdev guard {',
    '  chain leaving {',
    '    type filter hook egress device "eth0" priority filter; policy drop',
    `    ether saddr != ${mac} drop`,
    `    arp saddr ip { 0.0.0.0, ${own} } accept`,
    `    arp saddr ip ${linkCidr} arp daddr ip ${gateway} accept`,
    `    ${from}ip daddr ${to} accept`,
    `    ip saddr ${linkCidr} ip daddr ${gateway} accept`,
    '  }',
    '}',
    '',
  ].join('\n')
}

function checkedMac(text: string): string {
  if (/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/.test(text)) return text
  throw new TypeError(`${text} is no MAC address`)
}
