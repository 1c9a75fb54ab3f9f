/**
 * The way out of machines, on the side of the host that Docker runs on: packets that a holder lets
 * out are sent on under the host's address, wherever the host may send them, but never to the host
 * itself, to other VPCs, or to what is private to the host's owner. Who may leave at all is judged
 * in the holders (`wiring.ts`); this stays as long as there are machines, which outlive Cairn.
 * Docker's own rules (`--iptables=true`, the usual) stand beside it: seen with 20.10, which drops
 * what it forwards unless it goes out of a bridge, or back. So packets leave and answers return;
 * other bridges, and the host's ports for all addresses, stay closed.
 */
import { checkedCidr } from '../network/firewall-match.ts'
import { neverReached } from '../network/ways-out.ts'
import type { DockerRuntime } from './docker.ts'
import { runOnHost } from './host-network.ts'
import { bridgePrefix, linkBlockCidr } from './networks.ts'
import { portsTable } from './redirects.ts'

/** What the host lets machines reach. */
export interface WayOutOptions {
  /** The holder's image. */
  readonly image: string
  /** Ranges that no machine reaches; `neverReached`, if absent. */
  readonly neverReached?: readonly string[]
}

/**
 * Prepares the host; again with other options is fine, and takes the place of what was before.
 * Throws when the rules do not load, or the host does not forward packets.
 */
export async function openWayOut(runtime: DockerRuntime, options: WayOutOptions): Promise<void> {
  const isForwarding = await runOnHost(runtime, {
    image: options.image,
    purpose: 'out',
    files: { 'out.nft': wayOutRuleset(bridgePrefix(runtime), tableOf(runtime), options) },
    script: 'nft -f /cairn/out.nft\ncat /proc/sys/net/ipv4/ip_forward\n',
  })
  if (isForwarding !== '1') {
    throw new Error(
      'The host forwards no packets, so machines reach nothing outside: ' +
        'sysctl -w net.ipv4.ip_forward=1 (Docker does so, unless it is told not to).',
    )
  }
}

/** Takes all of the host's rules away again: no machine of this data directory may be left. */
export async function closeWayOut(
  runtime: DockerRuntime,
  { image }: Pick<WayOutOptions, 'image'>,
): Promise<void> {
  const tables = [`inet ${tableOf(runtime)}`, `ip ${portsTable(runtime)}`]
  const script = tables.map((each) => `nft add table ${each}\nnft delete table ${each}\n`).join('')
  await runOnHost(runtime, { image, purpose: 'out', files: {}, script })
}

function tableOf(runtime: DockerRuntime): string {
  return `cairn_${bridgePrefix(runtime)}`
}

/** The host's rules for the bridges whose names begin with `prefix`. */
export function wayOutRuleset(
  prefix: string,
  table: string,
  { neverReached: never = neverReached }: Omit<WayOutOptions, 'image'>,
): string {
  const bridges = `"${prefix}*"`
  return [
    `add table inet ${table}`,
    `delete table inet ${table}`,
    `table inet ${table} {`,
    ...chain('passing', [
      'type filter hook forward priority filter - 10; policy accept',
      `iifname ${bridges} jump from_machines`,
      `iifname != ${bridges} oifname ${bridges} ct state != { established, related } drop`,
    ]),
    ...chain('from_machines', [
      // With br_netfilter, what stays on a bridge comes by here, too. The host has no other route
      // to a bridge than to its links.
      `oifname ${bridges} ip daddr != ${linkBlockCidr} return`,
      `oifname ${bridges} drop`,
      `ip saddr != ${linkBlockCidr} drop`,
      ...never.map((cidr) => `ip daddr ${checkedCidr(cidr)} drop`),
      'meta nfproto ipv6 drop',
    ]),
    ...chain('arriving', [
      'type filter hook input priority filter - 10; policy accept',
      `iifname ${bridges} jump to_host`,
    ]),
    ...chain('to_host', [
      'ct state established,related accept',
      // Its address on the machine's own bridge, and no other of its addresses.
      'fib daddr . iif type != local drop',
      // What listens for machines is bound to their gateway's address alone; what is bound to all
      // addresses (sshd, Cairn's own port) is not meant for them.
      'socket wildcard 0 accept',
      'drop',
    ]),
    ...chain('leaving', [
      'type nat hook postrouting priority srcnat; policy accept',
      `iifname ${bridges} oifname != ${bridges} masquerade`,
    ]),
    '}',
    '',
  ].join('\n')
}

function chain(name: string, lines: readonly string[]): string[] {
  return [`  chain ${name} {`, ...lines.map((line) => `    ${line}`), '  }']
}
