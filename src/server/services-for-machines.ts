/** What the host does for machines beside running them, put together. */
import type { Accounts } from '../accounts/accounts.ts'
import type { Compute } from '../compute/compute.ts'
import type { Links } from '../compute/links.ts'
import type { MachineService } from '../compute/machine-services.ts'
import { resolverOf } from '../compute/names/resolver.ts'
import { nameService } from '../compute/names/service.ts'
import type { Config } from '../config.ts'
import { createMetadata } from '../metadata/server.ts'
import { randomBytes } from './random.ts'

/** What the services are made of. */
export interface ServiceParts {
  readonly config: Config
  readonly compute: Compute
  readonly accounts: Accounts
  /** Whose link addresses are whose. */
  readonly links: Links
  onProblem(what: string, error: unknown): void
}

/** All services; each listens when a network is to be served. */
export function servicesForMachines(parts: ServiceParts): MachineService[] {
  const { config, links, ...shared } = parts
  const { host, port, tlsCert, region, publicIps: publicRange } = config
  const metadata = createMetadata({
    ...shared,
    interfaceAt: (linkAddress) => links.at(linkAddress),
    region,
    endpoint: { host, port, isTls: tlsCert !== undefined },
    random: randomBytes,
    now: Date.now,
  })
  const names = nameService({ ...shared, region, publicRange, links: () => links })
  return [metadata, { ...names, resolver: resolverOf }]
}
