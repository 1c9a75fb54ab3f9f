/**
 * What the host's process holds: the records, the connection to Docker, and what keeps the machines
 * as the records say. Docker may come and go; when it is back, all is looked at again.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Accounts, createAccounts } from '../accounts/accounts.ts'
import { loadMasterKey } from '../accounts/master-key.ts'
import type { Compute } from '../compute/compute.ts'
import { createCompute } from '../compute/compute.ts'
import { type HostFacts, HostUnavailable } from '../compute/host.ts'
import { ImageFollower } from '../compute/images/reconcile-images.ts'
import { allServices, type MachineService } from '../compute/instances/machine-services.ts'
import { StatusChecks } from '../compute/instances/status-checks.ts'
import { leaveHost } from '../compute/leftovers.ts'
import { LinkTable } from '../compute/network/links.ts'
import { Reconciler } from '../compute/reconcile.ts'
import { hasImage } from '../compute/runtime/build-image.ts'
import { type DockerRuntime, DockerUnavailable, openDocker } from '../compute/runtime/docker.ts'
import { holderImage } from '../compute/runtime/holders.ts'
import { consoleOutput } from '../compute/runtime/machines.ts'
import { watchMachines } from '../compute/runtime/watch.ts'
import { openWayOut } from '../compute/runtime/way-out.ts'
import { DiskRounds } from '../compute/volumes/disk-rounds.ts'
import type { Config } from '../config.ts'
import { quotasOf } from '../ec2/quotas.ts'
import type { Engine } from '../engine/engine.ts'
import { openEngine } from '../engine/lmdb/open.ts'
import { limits } from '../limits.ts'
import { openStorage } from '../storage/open.ts'
import type { Storage } from '../storage/storage.ts'
import { checksumMath } from './checksum-math.ts'
import { dockerAddress } from './docker-address.ts'
import { ownerOf } from './host-owner.ts'
import { type MachineJournal, openMachineJournal } from './machine-journal.ts'
import type { MachineSample } from './machine-metrics.ts'
import { openObjectStore } from './object-store.ts'
import { randomBytes } from './random.ts'
import { openRequestLog, type RequestLog } from './request-log.ts'
import { resourceJournal } from './resource-journal.ts'
import { servicesForMachines } from './services-for-machines.ts'

const noHolder =
  `Docker has no image ${holderImage}, of which network interfaces of machines are made: have it ` +
  'built by "cairn image build", or see "Machines" in the README.'

/** While Docker has been found. */
interface Connected {
  readonly runtime: DockerRuntime
  readonly reconciler: Reconciler
}

/** The host's process, as the primary asks it. */
export class MachineRoom {
  readonly #config: Config
  readonly #engine: Engine
  readonly #compute: Compute
  readonly #log: RequestLog
  readonly #storage: Storage
  /** Volumes and snapshots need no Docker. */
  readonly #disks: DiskRounds
  readonly #writes = new Set<Promise<unknown>>()
  readonly #closing = new AbortController()
  #docker: Connected | undefined
  readonly #links = new LinkTable()
  readonly #services: Required<MachineService>
  readonly #journal: MachineJournal
  #hasWayOut = false
  #wayOut: Promise<void> | undefined
  #hasHolder = false
  /** Why there is no Docker. */
  #unavailable = 'Docker has not answered yet.'
  #connecting: Promise<void> | undefined
  #watching: Promise<void> = Promise.resolve()
  #sweeps: NodeJS.Timeout | undefined

  private constructor(config: Config, engine: Engine, accounts: Accounts) {
    this.#config = config
    this.#engine = engine
    const writes = this.#writes
    this.#compute = createCompute(engine, { ...resourceJournal(config.region), writes })
    this.#log = openRequestLog(config.logLevel)
    this.#journal = openMachineJournal(config.region)
    const ids = { now: Date.now, random: randomBytes }
    this.#storage = openStorage({ engine, checksums: checksumMath, ...ids })
    const runtime = () => this.#docker?.runtime
    const asked = { compute: this.#compute, runtime, onProblem: this.#onProblem }
    const parts = { ...asked, records: engine.records, writes, config, accounts, holderImage }
    this.#services = allServices(servicesForMachines({ ...parts, links: this.#links }))
    const [dataDirectory = ''] = config.data
    this.#disks = new DiskRounds({
      ...asked,
      dataDirectory,
      store: this.#storage.images,
      quotasOf: (account) => quotasOf({ accounts, account }),
      now: Date.now,
      transferred: (account) => this.#docker?.reconciler.changed(account),
    })
  }

  readonly #onProblem = (what: string, error: unknown): void => {
    this.#log.warn(`${what}: ${String(error)}`)
  }

  /** Opens the records, and begins to look for Docker. */
  static async open(config: Config): Promise<MachineRoom> {
    const engine = await openEngine({
      directories: config.data,
      slot: config.workers + 1,
      volumeBytes: config.volumeBytes,
    })
    const [dataDirectory = ''] = config.data
    const masterKey = await loadMasterKey({ file: config.masterKeyFile, dataDirectory })
    const room = new MachineRoom(config, engine, createAccounts(engine, masterKey))
    void room.#sweep()
    await room.#connect()
    room.#watching = room.#watch()
    room.#sweeps = setInterval(() => room.#sweep(), limits.hostSweepMs)
    return room
  }

  /** Throws HostUnavailable. */
  async facts(): Promise<HostFacts> {
    const { runtime } = await this.#connected()
    await this.#requireHolder(runtime)
    const { cpus, memoryBytes, architecture } = runtime
    return { cpus, memoryMiB: Math.floor(memoryBytes / 1024 ** 2), architecture }
  }

  /** Throws HostUnavailable while Docker lacks the image of network interfaces. */
  async #requireHolder(runtime: DockerRuntime): Promise<void> {
    if (this.#hasHolder) return
    if (!(await hasImage(runtime, holderImage))) throw new HostUnavailable(noHolder)
    this.#hasHolder = true
    void this.#openWayOut(runtime)
  }

  /** An account's records have changed. */
  changed(account: string): void {
    this.#docker?.reconciler.changed(account)
    void this.#disks.ask(account)
  }

  /** Throws HostUnavailable. */
  async consoleOutput(instanceId: string): Promise<Buffer> {
    return consoleOutput((await this.#connected()).runtime, instanceId)
  }

  /** Which of these blobs are being read here. */
  reading(blobs: readonly string[]): string[] {
    return this.#storage.reading.among(blobs)
  }

  /** Resolves when the events that are being written are on disk. */
  async flushAudit(): Promise<void> {
    await Promise.allSettled(this.#writes)
  }

  /** What it counted since it began. */
  sample(): MachineSample {
    return { ...this.#journal.counts(), residentBytes: process.memoryUsage.rss() }
  }

  /** Ends what runs; machines go on. */
  async close(): Promise<void> {
    clearInterval(this.#sweeps)
    this.#closing.abort()
    await this.#watching
    await this.#docker?.reconciler.close()
    await this.#leaveHost().catch((error) => this.#onProblem('leaving the host', error))
    await this.#disks.close()
    await this.#services.close()
    await this.#engine.close()
    this.#log.flush()
  }

  async #connected() {
    await this.#connect()
    if (this.#docker === undefined) throw new HostUnavailable(this.#unavailable)
    return this.#docker
  }

  /** One try; who asks meanwhile waits for the same. */
  #connect(): Promise<void> {
    if (this.#docker !== undefined) return Promise.resolve()
    this.#connecting ??= this.#tryToConnect().finally(() => {
      this.#connecting = undefined
    })
    return this.#connecting
  }

  async #tryToConnect(): Promise<void> {
    try {
      const owner = await ownerOf(this.#compute)
      const runtime = await openDocker(dockerAddress(this.#config), owner)
      // After Docker was away it is the same reconciler that goes on: it knows what runs.
      this.#docker = { runtime, reconciler: this.#docker?.reconciler ?? this.#reconcile(runtime) }
      void this.#openWayOut(runtime)
    } catch (error) {
      if (!(error instanceof DockerUnavailable)) this.#log.bug(error)
      this.#unavailable = error instanceof Error ? error.message : String(error)
    }
  }

  #reconcile(runtime: DockerRuntime): Reconciler {
    const { machineMounts, machineRuntime } = this.#config
    return new Reconciler({
      compute: this.#compute,
      runtime,
      services: this.#services,
      links: this.#links,
      settings: { mayMount: machineMounts === 'on', ociRuntime: machineRuntime },
      holderImage,
      hasWayOut: () => this.#hasWayOut,
      followers: [
        { name: 'volumes', follow: (account) => this.#disks.ask(account) },
        this.#images(runtime),
        new StatusChecks({
          ...{ compute: this.#compute, runtime, now: Date.now, onProblem: this.#onProblem },
        }),
      ],
      now: Date.now,
      ...this.#journal,
      onProblem: this.#onProblem,
    })
  }

  #images(runtime: DockerRuntime): ImageFollower {
    const [dataDirectory = ''] = this.#config.data
    return new ImageFollower({
      compute: this.#compute,
      runtime,
      objects: openObjectStore(this.#storage),
      store: this.#storage.images,
      dataDirectory,
      workDirectory: join(dataDirectory, 'images'),
      changed: (account) => this.#docker?.reconciler.changed(account),
      now: Date.now,
      onProblem: this.#onProblem,
    })
  }

  /** Takes a moment, and no machine waits for it: ways are opened while it runs. */
  #openWayOut(runtime: DockerRuntime): Promise<void> {
    this.#wayOut ??= openWayOut(runtime, { image: holderImage }).then(
      () => {
        this.#hasWayOut = true
        return this.#sweep()
      },
      (error: unknown) => {
        this.#wayOut = undefined
        this.#onProblem('the way out', error)
      },
    )
    return this.#wayOut
  }

  async #leaveHost(): Promise<void> {
    await this.#wayOut
    const { runtime } = this.#docker ?? {}
    const parts = { compute: this.#compute, services: this.#services }
    if (runtime && this.#hasWayOut) await leaveHost({ ...parts, runtime }, holderImage)
  }

  /** Follows Docker's events; when they end Docker has gone, and it is waited for. */
  async #watch(): Promise<void> {
    const { signal } = this.#closing
    while (!signal.aborted) {
      try {
        await this.#connect()
        if (this.#docker !== undefined) await this.#follow(this.#docker, signal)
      } catch (error) {
        this.#log.warn(`Docker's events: ${String(error)}`)
      }
      await sleep(limits.dockerRetryMs, undefined, { signal }).catch(() => {})
    }
  }

  async #follow({ runtime, reconciler }: Connected, signal: AbortSignal): Promise<void> {
    const since = Date.now()
    const events = watchMachines(runtime, { since, signal })
    // Whatever happens after this call is an event; what was before, the sweep finds.
    void this.#sweep()
    for await (const { account } of events) reconciler.happened(account)
  }

  async #sweep(): Promise<void> {
    try {
      await this.#docker?.reconciler.sweep()
      await this.#disks.sweep()
    } catch (error) {
      this.#log.warn(`sweep: ${String(error)}`)
    }
  }
}
