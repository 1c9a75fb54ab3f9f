/**
 * What the host serves to machines on a VPC's gateway: instance metadata, and the way to Cairn's
 * API. Holders lead two link-local addresses there; the host gives each network interface a link
 * address of its own, by which it is known.
 */

import type { MachineService } from '../compute/instances/machine-services.ts'
import type { HostService } from '../compute/network/firewall.ts'
import { type CairnEndpoint, createRelay } from './endpoint-relay.ts'
import type { MachineServer } from './machine-connections.ts'
import {
  createHandler,
  knownMachine,
  type MetadataSource,
  metadataServer,
} from './machine-requests.ts'

/** AWS's address of the metadata service. */
export const metadataAddress = '169.254.169.254'
/**
 * Where machines find Cairn's API. AWS serves time at .123, names at .253, metadata at .254 and
 * licences of Windows at .249 to .251 of this range: this one is free.
 */
export const endpointAddress = '169.254.169.252'
const servicePort = 80

/** What the services are made of. */
export interface MetadataParts extends MetadataSource {
  readonly endpoint: CairnEndpoint
}

interface Serving {
  readonly gateway: string
  readonly services: readonly HostService[]
  readonly servers: readonly MachineServer[]
}

type LeavableService = MachineService & Required<Pick<MachineService, 'leave'>>

/** Makes the services; they listen on the gateway of each network that is to be served. */
export function createMetadata(parts: MetadataParts): LeavableService {
  const networks = new Map<string, Promise<Serving>>()
  const handle = createHandler(parts)
  const begin = async (gateway: string): Promise<Serving> => {
    const metadata = metadataServer(handle)
    const relay = createRelay(parts.endpoint, (link) => knownMachine(parts, link))
    const servers = [metadata, relay]
    try {
      const services = [
        serviceAt(metadataAddress, await metadata.listenOn(gateway)),
        serviceAt(endpointAddress, await relay.listenOn(gateway)),
      ]
      return { gateway, services, servers }
    } catch (error) {
      await end(servers)
      throw error
    }
  }
  const leave = async (vpcId: string): Promise<void> => {
    const serving = networks.get(vpcId)
    networks.delete(vpcId)
    if (serving !== undefined) await end((await serving).servers)
  }
  return {
    addresses: () => [metadataAddress, endpointAddress],

    async serve({ vpcId, gateway }) {
      const before = await networks.get(vpcId)
      // A network that was made anew has another gateway.
      if (before !== undefined && before.gateway !== gateway) await leave(vpcId)
      const serving = networks.get(vpcId) ?? begin(gateway)
      networks.set(vpcId, serving)
      serving.catch(() => networks.get(vpcId) === serving && networks.delete(vpcId))
      return (await serving).services
    },

    leave,

    async close() {
      await Promise.allSettled([...networks.keys()].map(leave))
    },
  }
}

async function end(servers: readonly MachineServer[]): Promise<void> {
  await Promise.all(servers.map((server) => server.close()))
}

function serviceAt(address: string, hostPort: number): HostService {
  return { protocol: 'tcp', address, port: servicePort, hostPort }
}
