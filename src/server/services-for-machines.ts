/** What the host does for machines beside running them, put together. */
import { createAccounts } from '../accounts/accounts.ts'
import { loadMasterKey } from '../accounts/master-key.ts'
import type { Compute } from '../compute/compute.ts'
import { forwarderService } from '../compute/forwarding/service.ts'
import type { Links } from '../compute/links.ts'
import type { MachineService } from '../compute/machine-services.ts'
import { resolverOf } from '../compute/names/resolver.ts'
import { nameService } from '../compute/names/service.ts'
import type { DockerRuntime } from '../compute/runtime/docker.ts'
import { holderProcess } from '../compute/runtime/holders.ts'
import { portRedirects } from '../compute/runtime/redirects.ts'
import type { Config } from '../config.ts'
import type { Engine } from '../engine/engine.ts'
import { createMetadata } from '../metadata/server.ts'
import { randomBytes } from './random.ts'

/** What the services are made of. */
export interface ServiceParts {
  readonly config: Config
  readonly engine: Engine
  readonly compute: Compute
  /** Whose link addresses are whose, while Docker is there. */
  links(): Links | undefined
  /** While Docker is there. */
  runtime(): DockerRuntime | undefined
  /** Docker's name of the holders' image. */
  readonly holderImage: string
  onProblem(what: string, error: unknown): void
}

/** All services; each listens when a network is to be served. */
export async function openServices(parts: ServiceParts): Promise<MachineService[]> {
  const { config, engine, compute, links, runtime, holderImage, onProblem } = parts
  const [dataDirectory = ''] = config.data
  const masterKey = await loadMasterKey({ file: config.masterKeyFile, dataDirectory })
  const { host, port, tlsCert, region, publicIps } = config
  const metadata = createMetadata({
    interfaceAt: (linkAddress) => links()?.at(linkAddress),
    compute,
    accounts: createAccounts(engine, masterKey),
    region,
    endpoint: { host, port, isTls: tlsCert !== undefined },
    random: randomBytes,
    now: Date.now,
    onProblem,
  })
  const names = nameService({ compute, region, publicRange: publicIps, links, onProblem })
  const processOf = async (networkInterfaceId: string) => {
    const docker = runtime()
    return docker && holderProcess(docker, networkInterfaceId)
  }
  const redirect = portRedirects(runtime, holderImage)
  const forwarders = forwarderService({ compute, links, processOf, redirect, onProblem })
  return [metadata, { ...names, resolver: resolverOf }, forwarders]
}
