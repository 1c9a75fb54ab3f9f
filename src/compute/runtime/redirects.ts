/**
 * Ports of public addresses that another program has on all of the host's addresses (sshd has 22):
 * the host's nftables lead what comes to such an address to another of its ports. One table for a
 * data directory, of which each call writes its own line anew.
 */
import { checkedAddress } from '../network/firewall-match.ts'
import type { DockerRuntime } from './docker.ts'
import { runOnHost } from './host-network.ts'
import { bridgePrefix } from './networks.ts'

/** `publicIp`'s `port` is served at its `listenPort`. */
export interface PortRedirect {
  readonly protocol: 'tcp' | 'udp'
  readonly publicIp: string
  readonly port: number
  readonly listenPort: number
}

/** Leads a port elsewhere; the last word on a port counts. */
export type RedirectPort = (redirect: PortRedirect) => Promise<void>

/** Begins with none. The runs follow one another, each with all that was asked for until then. */
export function portRedirects(
  runtime: () => DockerRuntime | undefined,
  image: string,
): RedirectPort {
  const redirects = new Map<string, PortRedirect>()
  let turn: Promise<unknown> = Promise.resolve()
  return (redirect) => {
    const { protocol, publicIp, port } = redirect
    redirects.set(`${protocol} ${publicIp} ${port}`, redirect)
    const done = turn.then(async () => {
      const docker = runtime()
      if (docker === undefined) throw new Error('Docker has gone')
      const table = portsTable(docker)
      const files = { 'ports.nft': redirectRuleset(table, [...redirects.values()]) }
      const script = 'nft -f /cairn/ports.nft\n'
      await runOnHost(docker, { image, purpose: 'ports', files, script })
    })
    turn = done.catch(() => undefined)
    return done
  }
}

/** The name of the host's table of them. */
export function portsTable(runtime: DockerRuntime): string {
  return `cairn_${bridgePrefix(runtime)}_ports`
}

/** The host's rules: for who comes from outside, and for who is on the host itself. */
export function redirectRuleset(table: string, redirects: readonly PortRedirect[]): string {
  const lines = redirects.map(({ protocol, publicIp, port, listenPort }) => {
    const address = checkedAddress(publicIp)
    return `    ip daddr ${address} ${protocol} dport ${port} dnat to ${address}:${listenPort}`
  })
  const chain = (name: string, hook: string) => [
    `  chain ${name} {`,
    `    type nat hook ${hook} priority -100; policy accept`,
    ...lines,
    '  }',
  ]
  return [
    `add table ip ${table}`,
    `delete table ip ${table}`,
    `table ip ${table} {`,
    ...chain('arriving', 'prerouting'),
    ...chain('leaving', 'output'),
    '}',
    '',
  ].join('\n')
}
