/**
 * The primary process: takes the data directory, opens the engine, sees to the root account, starts
 * the workers, and does the background work until it is told to stop.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyPair } from '../accounts/access-keys.ts'
import { createAccounts } from '../accounts/accounts.ts'
import { loadMasterKey } from '../accounts/master-key.ts'
import type { Config } from '../config.ts'
import type { Engine } from '../engine/engine.ts'
import { openEngine } from '../engine/lmdb/open.ts'
import { openStorage } from '../storage/open.ts'
import { type Background, startBackground } from './background.ts'
import { banner } from './banner.ts'
import { checksumMath } from './checksum-math.ts'
import { expose } from './exposition.ts'
import { lockDirectory } from './lock.ts'
import type { Sample } from './sampler.ts'
import { Supervisor } from './supervisor.ts'

/** Serves until SIGTERM or SIGINT; resolves to the exit code. Throws when it cannot start. */
export async function servePrimary(config: Config): Promise<number> {
  const [dataDirectory = ''] = config.data
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const unlock = lockDirectory(dataDirectory)
  const stopped = signalled()
  const primary = new Primary(config)
  try {
    await Promise.race([primary.start(), stopped])
    await stopped
    await primary.stop()
  } catch (error) {
    primary.abort()
    throw error
  } finally {
    unlock()
  }
  return 0
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGTERM', () => resolve()).on('SIGINT', () => resolve())
  })
}

class Primary {
  readonly #config: Config
  readonly #supervisor: Supervisor
  #engine: Engine | undefined
  #background: Background | undefined

  constructor(config: Config) {
    this.#config = config
    const handlers = { metrics: () => this.#metrics() }
    this.#supervisor = new Supervisor(config.workers, handlers, {
      onDeath: (slot, how) => {
        report(`worker ${slot} died (${how}) and is being replaced`)
        this.#background?.recover()
      },
    })
  }

  async start(): Promise<void> {
    const config = this.#config
    const engine = await openEngine({
      directories: config.data,
      slot: 0,
      volumeBytes: config.volumeBytes,
    })
    this.#engine = engine
    const created = await ensureRoot(config, engine)
    const port = await this.#supervisor.start(config)
    this.#background = startBackground({
      engine,
      supervisor: this.#supervisor,
      onProblem: (what, error) => report(`${what} failed, and is tried again: ${String(error)}`),
    })
    process.stdout.write(banner({ config, port, readyMs: performance.now(), created }))
  }

  /** Stopping what feeds the engine comes before closing it. */
  async stop(): Promise<void> {
    await this.#background?.stop()
    await this.#supervisor.stop()
    await this.#engine?.close()
  }

  /** After a start that failed. */
  abort(): void {
    this.#supervisor.abort()
  }

  async #metrics(): Promise<string> {
    const engine = this.#engine
    if (engine === undefined) throw new Error('the engine is not open yet')
    const samples = await this.#supervisor.askAll<Sample>('sample')
    const storage = openStorage({
      engine,
      checksums: checksumMath,
      now: Date.now,
      random: randomBytes,
    })
    const { restarts } = this.#supervisor
    return expose({ samples, quotas: storage.quotas, engine, restarts })
  }
}

/**
 * Makes the root account if there is none; its new key goes to a file that only its owner reads.
 */
async function ensureRoot(
  config: Config,
  engine: Engine,
): Promise<{ key: KeyPair; file: string } | undefined> {
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

/** In the shape of the workers' log; the primary says too little to need a logger. */
function report(message: string): void {
  const line = { level: 40, time: Date.now(), pid: process.pid, msg: message }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
