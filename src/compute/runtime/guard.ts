/** What may leave an interface at all, and by whose address, under its groups' rules. Pure. */
import { checkedAddress, checkedCidr, checkedMac } from '../network/firewall-match.ts'
import { deviceName, tableName } from '../network/link-device.ts'
import { neverReached } from '../network/ways-out.ts'
import type { Network } from './networks.ts'
import { peerGuardLines, peerSenderLines } from './peer-ways.ts'
import type { HolderSpec, LiveWiring } from './wiring.ts'

/**
 * The ruleset of the last hook before the wire, which raw sockets pass as well: packets leave
 * with the interface's own addresses, to its VPC, to the host, or by an open way out; ARP too
 * tells the truth. All links leave by the first, where each judges what bears its MAC address, so
 * that nobody gets past by writing frames. `$link` is given to nft.
 */
export function guardRuleset(spec: HolderSpec, { gateway }: Network): string {
  const { joined, passengers = [], extraLinks = [] } = spec
  const own = spec.addresses.map(checkedAddress).join(', ')
  const links = ['$link', ...extraLinks.map(({ linkAddress }) => checkedAddress(linkAddress))]
  const to = [spec.vpcCidr, ...(spec.addedCidrs ?? [])].map(checkedCidr).join(', ')
  const from = spec.sourceDestCheck ? `ip saddr { ${own} } ` : ''
  const mac = checkedMac(spec.macAddress)
  const never = (spec.neverReached ?? neverReached).map(checkedCidr)
  const table = `table netdev ${tableName('guard', joined?.deviceIndex)}`
  const others = passengers.map(checkedMac).join(', ')
  return [
    `add ${table}`,
    `delete ${table}`,
    `${table} {`,
    '  chain leaving {',
    '    type filter hook egress device "eth0" priority filter; policy drop',
    ...(others === '' ? [] : [`    ether saddr { ${others} } accept`]),
    `    ether saddr != ${mac} ${joined === undefined ? 'drop' : 'accept'}`,
    `    arp saddr ip { 0.0.0.0, ${own} } accept`,
    `    arp saddr ip { ${links.join(', ')} } arp daddr ip ${checkedAddress(gateway)} accept`,
    `    ${from}ip daddr { ${to} } accept`,
    ...peerGuardLines(spec.waysOut ?? [], { from, links }).map((line) => `    ${line}`),
    `    ip saddr != { ${links.join(', ')} } drop`,
    `    ip daddr ${gateway} accept`,
    ...never.map((cidr) => `    ip daddr ${cidr} drop`),
    ...wayLines(spec, 'daddr'),
    '  }',
    '}',
    '',
  ].join('\n')
}

/**
 * Towards the host and the outside an interface bears its link's address, which the host knows it
 * by. What comes back by a way that has been closed meanwhile does not arrive.
 */
export function wayRuleset(spec: HolderSpec, network: Network): string {
  const gateway = checkedAddress(network.gateway)
  const inside = [spec.vpcCidr, ...(spec.addedCidrs ?? [])].map(checkedCidr).join(', ')
  const device = `"${deviceName(spec.joined?.deviceIndex)}"`
  const table = `table ip ${tableName('way', spec.joined?.deviceIndex)}`
  return [
    `add ${table}`,
    `delete ${table}`,
    `${table} {`,
    '  chain leaving {',
    '    type nat hook postrouting priority srcnat; policy accept',
    `    oifname != ${device} return`,
    `    ip daddr { ${inside} } return`,
    ...peerSenderLines(spec.waysOut ?? []).map((line) => `    ${line}`),
    '    snat to $link',
    '  }',
    '  chain arriving {',
    '    type filter hook input priority filter - 1; policy drop',
    `    iifname != ${device} accept`,
    `    ip saddr { ${inside} } accept`,
    // A forwarder, or what the host serves at other addresses.
    `    ip saddr ${gateway} accept`,
    `    ct reply ip saddr ${gateway} accept`,
    ...wayLines(spec, 'saddr'),
    '  }',
    '}',
    '',
  ].join('\n')
}

/** The narrowest comes first, and decides. */
function wayLines({ waysOut = [] }: LiveWiring, side: 'saddr' | 'daddr'): string[] {
  return waysOut.map(
    ({ destination, isOpen }) =>
      `    ip ${side} ${checkedCidr(destination)} ${isOpen ? 'accept' : 'drop'}`,
  )
}
