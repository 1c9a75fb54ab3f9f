/** What the primary has to do with the data: the root account, the background work, the metrics. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyPair } from '../accounts/access-keys.ts'
import { createAccounts } from '../accounts/accounts.ts'
import { loadMasterKey } from '../accounts/master-key.ts'
import type { Config } from '../config.ts'
import type { Engine } from '../engine/engine.ts'
import { openEngine } from '../engine/lmdb/open.ts'
import type { Background } from './background.ts'
import type { Bookkeeping } from './bookkeeping.ts'
import type { HostProcess } from './host-process.ts'
import type { MachineSample } from './machine-metrics.ts'
import type { Sample } from './sampler.ts'
import type { Supervisor } from './supervisor.ts'

/** The root key that a first start made, and where it is kept. */
export interface CreatedRoot {
  readonly key: KeyPair
  readonly file: string
}

type OnProblem = (what: string, error: unknown) => void

/** The processes that the primary may ask. */
export interface Processes {
  readonly supervisor: Supervisor
  readonly host: HostProcess
}

interface KeeperOptions extends Processes {
  readonly config: Config
  readonly engine: Engine
  readonly onProblem: OnProblem
}

/** Keeps the engine of the primary. */
export class Keeper {
  readonly #config: Config
  readonly #engine: Engine
  readonly #supervisor: Supervisor
  readonly #host: HostProcess
  readonly #onProblem: OnProblem
  #background: Background | undefined
  #books: Promise<Bookkeeping> | undefined
  #paused = false

  private constructor({ config, engine, supervisor, host, onProblem }: KeeperOptions) {
    this.#config = config
    this.#engine = engine
    this.#supervisor = supervisor
    this.#host = host
    this.#onProblem = onProblem
  }

  /** Opens the engine and sees to the root account: no worker may serve before. */
  static async open(
    config: Config,
    processes: Processes,
    onProblem: OnProblem,
  ): Promise<{ keeper: Keeper; created: CreatedRoot | undefined }> {
    const engine = await openEngine({
      directories: config.data,
      slot: 0,
      volumeBytes: config.volumeBytes,
    })
    const created = await ensureRoot(config, engine)
    return { keeper: new Keeper({ config, engine, ...processes, onProblem }), created }
  }

  /** Starts the background work; after the first answer is as good as before. */
  async begin(): Promise<void> {
    const onProblem = this.#onProblem
    const { startBackground } = await import('./background.ts')
    const books = await this.#openBooks()
    if (this.#paused) return
    if (await hasMachines(this.#engine)) this.#host.wake()
    const parts = { engine: this.#engine, supervisor: this.#supervisor, host: this.#host, books }
    this.#background = startBackground({ ...parts, onProblem })
  }

  /** A process has died, and may have left chunks that nobody names. */
  recover(): void {
    this.#background?.recover()
  }

  /** Delivers the events that are there now to their trails. */
  async deliver(): Promise<void> {
    await (await this.#openBooks()).deliver()
  }

  /** All metrics of all processes, in Prometheus's text format. */
  async metrics(): Promise<string> {
    const { expose } = await import('./exposition.ts')
    const samples = await this.#supervisor.askAll<Sample>('sample')
    const { restarts } = this.#supervisor
    const host = await this.#host.askRunning<MachineSample>('sample')
    return expose({ samples, engine: this.#engine, restarts, host })
  }

  /** Ends the background work; resolves when nothing of it runs. */
  async pause(): Promise<void> {
    this.#paused = true
    await this.#background?.stop()
  }

  /** After everything that works with the engine has ended: what it wrote down is complete. */
  async close(): Promise<void> {
    const books = await this.#openBooks()
    try {
      await books.deliver()
      await books.sample()
    } catch (error) {
      this.#onProblem('the end of the books', error)
    }
    await this.#engine.close()
  }

  #openBooks(): Promise<Bookkeeping> {
    this.#books ??= this.#loadBooks()
    return this.#books
  }

  async #loadBooks(): Promise<Bookkeeping> {
    const { openBookkeeping } = await import('./bookkeeping.ts')
    const [dataDirectory = ''] = this.#config.data
    const masterKey = await loadMasterKey({ file: this.#config.masterKeyFile, dataDirectory })
    return openBookkeeping({
      engine: this.#engine,
      accounts: createAccounts(this.#engine, masterKey),
      region: this.#config.region,
      flushAudit: () =>
        Promise.all([this.#supervisor.askAll('flushAudit'), this.#host.askRunning('flushAudit')]),
      onProblem: this.#onProblem,
    })
  }
}

/** Whether some account has what the host must see to. */
async function hasMachines({ records }: Engine): Promise<boolean> {
  const { createCompute } = await import('../compute/compute.ts')
  return createCompute({ records }).hasWork()
}

/**
 * Makes the root account if there is none; its new key goes to a file that its owner alone reads.
 */
async function ensureRoot(config: Config, engine: Engine): Promise<CreatedRoot | undefined> {
  const [dataDirectory = ''] = config.data
  const masterKey = await loadMasterKey({ file: config.masterKeyFile, dataDirectory })
  const { account, created } = await createAccounts(engine, masterKey).ensureRoot({
    accessKeyId: config.rootAccessKeyId,
    secretAccessKey: config.rootSecretAccessKey,
  })
  if (created === undefined) return undefined
  const file = join(dataDirectory, 'root-credentials.json')
  writeFileSync(file, `${JSON.stringify({ account, ...created }, null, 2)}\n`, { mode: 0o600 })
  return { key: created, file }
}
