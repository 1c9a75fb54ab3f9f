/**
 * What the host serves to machines on a VPC's gateway: instance metadata, and the way to Cairn's
 * API. Holders lead two link-local addresses there; the host gives each network interface a link
 * address of its own, by which it is known.
 */
import type { HostService } from '../compute/firewall.ts'
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

/** The services, on as many gateways as there are networks. */
export interface Metadata {
  /** Serves on a gateway's address, once; resolves to where holders lead what is asked. */
  listenOn(gateway: string): Promise<readonly HostService[]>
  /** Ends what is served on a gateway, whose network goes. */
  leave(gateway: string): Promise<void>
  close(): Promise<void>
}

interface Serving {
  readonly services: readonly HostService[]
  readonly servers: readonly MachineServer[]
}

/** Makes the services; they listen nowhere yet. */
export function startMetadata(parts: MetadataParts): Metadata {
  const gateways = new Map<string, Promise<Serving>>()
  const handle = createHandler(parts)
  const serve = async (gateway: string): Promise<Serving> => {
    const metadata = metadataServer(handle)
    const relay = createRelay(parts.endpoint, (link) => knownMachine(parts, link))
    const services = [
      serviceAt(metadataAddress, await metadata.listenOn(gateway)),
      serviceAt(endpointAddress, await relay.listenOn(gateway)),
    ]
    return { services, servers: [metadata, relay] }
  }
  const leave = async (gateway: string): Promise<void> => {
    const serving = gateways.get(gateway)
    gateways.delete(gateway)
    await Promise.all((await serving)?.servers.map((server) => server.close()) ?? [])
  }
  return {
    async listenOn(gateway) {
      const serving = gateways.get(gateway) ?? serve(gateway)
      gateways.set(gateway, serving)
      serving.catch(() => gateways.delete(gateway))
      return (await serving).services
    },
    leave,
    async close() {
      await Promise.all([...gateways.keys()].map(leave))
    },
  }
}

function serviceAt(address: string, hostPort: number): HostService {
  return { protocol: 'tcp', address, port: servicePort, hostPort }
}
