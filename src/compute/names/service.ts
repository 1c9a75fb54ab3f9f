/**
 * Names, as the host serves them to machines: at the address that is two above the beginning of
 * their VPC, and at 169.254.169.253.
 */
import { limits } from '../../limits.ts'
import type { Compute } from '../compute.ts'
import type { MachineService } from '../instances/machine-services.ts'
import type { HostService } from '../network/firewall.ts'
import type { Links } from '../network/links.ts'
import type { NetworkInterface } from '../network/network-entities.ts'
import { formatAddress, parseRange4 } from '../network/ranges.ts'
import { waysOut } from '../network/ways-out.ts'
import { type AskOutside, askOutside, hostResolvers } from './outside.ts'
import type { NameView } from './reply.ts'
import { listenForNames, type NameServer } from './server.ts'
import { type NameRegion, vpcNames } from './vpc-names.ts'

/** What names are served with. */
export interface NameParts extends NameRegion {
  readonly compute: Pick<Compute, 'existing' | 'generation'>
  links(): Pick<Links, 'at'> | undefined
  /** Those of the host's resolv.conf, if absent. */
  readonly ask?: AskOutside
  onProblem(what: string, error: unknown): void
}

/** AWS's address of its resolver, the same in every VPC. */
const resolverAddress = '169.254.169.253'

/** The address of the resolver in a VPC's own range: 10.0.0.2 in 10.0.0.0/16. */
export function vpcResolverAddress(vpcCidr: string): string {
  return formatAddress((parseRange4(vpcCidr)?.first ?? 0) + 2)
}

/** The service; it listens on each network that it is asked to serve. */
export function nameService(parts: NameParts): MachineService {
  const servers = new Map<string, Promise<NameServer>>()
  const { onProblem } = parts
  const ask = parts.ask ?? askOutside(hostResolvers())
  const viewAt = createViews(parts)
  const addresses: MachineService['addresses'] = ({ vpcCidr }) => [
    vpcResolverAddress(vpcCidr),
    resolverAddress,
  ]
  const leave = async (vpcId: string) => {
    const server = servers.get(vpcId)
    servers.delete(vpcId)
    await (await server?.catch(() => undefined))?.close()
  }
  return {
    addresses,
    leave,

    async serve(network) {
      const { vpcId, gateway } = network
      const serverParts = { viewAt, ask, onProblem: (error: unknown) => onProblem('names', error) }
      const server = servers.get(vpcId) ?? listenForNames(gateway, serverParts)
      servers.set(vpcId, server)
      server.catch(() => servers.delete(vpcId))
      return servicesOf(addresses(network), await server)
    },

    async close() {
      await Promise.all([...servers.keys()].map(leave))
    },
  }
}

function servicesOf(
  addresses: readonly string[],
  { udpPort, tcpPort }: NameServer,
): readonly HostService[] {
  return addresses.flatMap((address): HostService[] => [
    { protocol: 'udp', address, port: 53, hostPort: udpPort },
    { protocol: 'tcp', address, port: 53, hostPort: tcpPort },
  ])
}

/** What an interface may know, made anew when its account's records have changed. */
function createViews(parts: NameParts): (linkAddress: string) => Promise<NameView | undefined> {
  const { compute } = parts
  const known = new Map<string, { readonly generation: Buffer; readonly view: NameView }>()
  return async (linkAddress) => {
    const link = parts.links()?.at(linkAddress)
    if (link === undefined) return undefined
    const { account, networkInterfaceId } = link
    const generation = (await compute.generation(account)) ?? Buffer.alloc(0)
    const before = known.get(networkInterfaceId)
    if (before?.generation.equals(generation)) return before.view
    const { records } = compute.existing(account)
    const found = await records.get('networkInterface', networkInterfaceId)
    if (found === undefined) {
      known.delete(networkInterfaceId)
      return undefined
    }
    const view = await viewOf(parts, found, account)
    if (known.size >= limits.nameViewsKept) known.clear()
    known.set(networkInterfaceId, { generation, view })
    return view
  }
}

async function viewOf(
  { compute, region, publicRange }: NameParts,
  networkInterface: NetworkInterface,
  account: string,
): Promise<NameView> {
  const { records } = compute.existing(account)
  const names = await vpcNames(records, networkInterface.vpcId, { region, publicRange })
  const ways = await waysOut(records, networkInterface)
  return { names, mayAskOutside: ways.some(({ isOpen }) => isOpen) }
}
