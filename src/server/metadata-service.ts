/** Metadata and the way to Cairn's API, as a service of the host to machines. */
import type { Accounts } from '../accounts/accounts.ts'
import type { Compute } from '../compute/compute.ts'
import type { LinkTable } from '../compute/links.ts'
import type { MachineService } from '../compute/machine-services.ts'
import type { Config } from '../config.ts'
import { endpointAddress, metadataAddress, startMetadata } from '../metadata/server.ts'
import { randomBytes } from './random.ts'

/** What the service is made of. */
export interface MetadataServiceParts {
  readonly config: Config
  readonly compute: Compute
  readonly accounts: Accounts
  readonly links: LinkTable
  onProblem(what: string, error: unknown): void
}

/** The service; it listens on the gateway of each network that it is asked to serve. */
export function metadataService(parts: MetadataServiceParts): MachineService {
  const { config, compute, accounts, links, onProblem } = parts
  const { host, port, region } = config
  const metadata = startMetadata({
    interfaceAt: (linkAddress) => links.at(linkAddress),
    compute,
    accounts,
    region,
    endpoint: { host, port, isTls: config.tlsCert !== undefined },
    random: randomBytes,
    now: Date.now,
    onProblem,
  })
  const gateways = new Map<string, string>()
  return {
    addresses: () => [metadataAddress, endpointAddress],

    serve({ vpcId, gateway }) {
      gateways.set(vpcId, gateway)
      return metadata.listenOn(gateway)
    },

    async leave(vpcId) {
      const gateway = gateways.get(vpcId)
      gateways.delete(vpcId)
      if (gateway !== undefined) await metadata.leave(gateway)
    },

    close: () => metadata.close(),
  }
}
