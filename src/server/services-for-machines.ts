/** What the host does for machines beside running them, put together. */
import type { Accounts } from '../accounts/accounts.ts'
import type { Compute } from '../compute/compute.ts'
import { forwarderService } from '../compute/forwarding/service.ts'
import type { MachineService } from '../compute/instances/machine-services.ts'
import { resolverOf } from '../compute/names/resolver.ts'
import { nameService } from '../compute/names/service.ts'
import type { Links } from '../compute/network/links.ts'
import type { DockerRuntime } from '../compute/runtime/docker.ts'
import { holderProcess } from '../compute/runtime/holders.ts'
import { portRedirects } from '../compute/runtime/redirects.ts'
import type { Config } from '../config.ts'
import type { Records } from '../engine/engine.ts'
import { createMetadata } from '../metadata/server.ts'
import { writeAssumedRole } from './assumed-roles.ts'
import { randomBytes } from './random.ts'

/** What the services are made of. */
export interface ServiceParts {
  readonly config: Config
  readonly compute: Compute
  readonly accounts: Accounts
  /** Whose link addresses are whose. */
  readonly links: Links
  /** While Docker is there. */
  runtime(): DockerRuntime | undefined
  /** Docker's name of the holders' image. */
  readonly holderImage: string
  readonly records: Records
  /** Events that are being written. */
  readonly writes: Set<Promise<unknown>>
  onProblem(what: string, error: unknown): void
}

/** All services; each listens when a network is to be served. */
export function servicesForMachines(parts: ServiceParts): MachineService[] {
  const { config, links: table, runtime, holderImage, ...shared } = parts
  const { host, port, tlsCert, region, publicIps } = config
  const links = () => table
  const metadata = createMetadata({
    ...shared,
    interfaceAt: (linkAddress) => table.at(linkAddress),
    region,
    endpoint: { host, port, isTls: tlsCert !== undefined },
    onAssumed: (assumed) => writeAssumedRole({ ...shared, region }, assumed),
    random: randomBytes,
    now: Date.now,
  })
  const names = nameService({ ...shared, region, publicRange: publicIps, links })
  const processOf = async (networkInterfaceId: string) => {
    const docker = runtime()
    return docker && holderProcess(docker, networkInterfaceId)
  }
  const redirect = portRedirects(runtime, holderImage)
  const forwarders = forwarderService({ ...shared, links, processOf, redirect })
  return [metadata, { ...names, resolver: resolverOf }, forwarders]
}
