/** Keeps the workers running: starts them, replaces one that dies, and ends them in good order. */
import cluster, { type Worker } from 'node:cluster'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config.ts'
import { limits } from '../limits.ts'
import { Line } from './line.ts'

type Handlers = ConstructorParameters<typeof Line>[1]

/** What happens to workers, for whoever wants to know. */
export interface SupervisorEvents {
  /** A worker died that nobody asked to; it is being replaced. */
  onDeath(slot: number, how: string): void
}

interface Running {
  readonly worker: Worker
  readonly line: Line
  readonly startedMs: number
}

/** A worker's place, which outlives the workers that hold it one after the other. */
interface Place {
  readonly slot: number
  running: Running
  /** How many times in a row a worker of this place has died young. */
  earlyDeaths: number
}

/** The workers of one server. */
export class Supervisor {
  readonly #handlers: Handlers
  readonly #events: SupervisorEvents
  readonly #places: Place[] = []
  #config: Config | undefined
  #stopping = false
  restarts = 0

  /** Forks at once, so that workers load their program while the primary opens the engine. */
  constructor(workers: number, handlers: Handlers, events: SupervisorEvents) {
    this.#handlers = handlers
    this.#events = events
    // A connection goes to the worker whose turn it is: the kernel's own choice leaves some idle.
    cluster.schedulingPolicy = cluster.SCHED_RR
    cluster.setupPrimary({
      exec: fileURLToPath(new URL('./worker.js', import.meta.url)),
      args: [],
    })
    for (let slot = 1; slot <= workers; slot++) {
      this.#places.push({ slot, running: this.#fork(slot), earlyDeaths: 0 })
    }
  }

  /** Lets the first worker listen, and then the others on its port; resolves to that. */
  async start(config: Config): Promise<number> {
    const [first, ...others] = this.#places
    if (first === undefined) throw new Error('a server needs a worker')
    const port = await listen(first, config)
    const bound = { ...config, port }
    this.#config = bound
    await Promise.all(others.map((place) => listen(place, bound)))
    return port
  }

  /** Asks every worker that can be asked; one that is gone has no answer. */
  async askAll<T>(question: string, body?: unknown): Promise<{ slot: number; answer: T }[]> {
    const asked = this.#places
      .filter(({ running }) => running.worker.isConnected())
      .map(async ({ slot, running }) => {
        return { slot, answer: await running.line.ask<T>(question, body) }
      })
    const settled = await Promise.allSettled(asked)
    return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  }

  /** Lets the workers finish what runs, within `limits.stopTimeoutMs`, and ends them. */
  async stop(): Promise<void> {
    this.#stopping = true
    const exits = this.#places.map(({ running }) => exitOf(running.worker))
    const late = setTimeout(() => this.#kill(), limits.stopTimeoutMs + limits.stopGraceMs)
    await this.askAll('stop')
    for (const { running } of this.#places) running.worker.disconnect()
    await Promise.all(exits)
    clearTimeout(late)
  }

  #kill(): void {
    for (const { running } of this.#places) running.worker.process.kill('SIGKILL')
  }

  #fork(slot: number): Running {
    const worker = cluster.fork()
    const line = new Line(worker, this.#handlers)
    worker.on('error', () => {})
    worker.once('exit', (code: number | null, signal: string | null) => {
      line.hangUp()
      if (this.#stopping) return
      this.#events.onDeath(slot, signal ?? `code ${code}`)
      const place = this.#places.find((each) => each.slot === slot)
      if (place !== undefined && this.#config !== undefined) this.#replace(place, this.#config)
    })
    return { worker, line, startedMs: performance.now() }
  }

  /** At once, unless it keeps dying: then ever later, so that a broken start does not eat the machine. */
  #replace(place: Place, config: Config): void {
    const livedMs = performance.now() - place.running.startedMs
    place.earlyDeaths = livedMs < limits.earlyDeathMs ? place.earlyDeaths + 1 : 0
    const delayMs = Math.min(limits.restartDelayMsMax, place.earlyDeaths ** 2 * 50)
    setTimeout(() => {
      if (this.#stopping) return
      this.restarts++
      place.running = this.#fork(place.slot)
      // If it cannot listen it has died, or will: its death is what is acted on.
      listen(place, config).catch(() => place.running.worker.process.kill('SIGKILL'))
    }, delayMs)
  }
}

/** Tells a worker to serve; resolves to the port it listens on. */
async function listen({ slot, running }: Place, config: Config): Promise<number> {
  const { worker, line } = running
  const listening = new Promise<number>((resolve) => {
    worker.once('listening', ({ port }) => resolve(port))
  })
  await line.ask('start', { config, slot })
  return listening
}

async function exitOf(worker: Worker): Promise<void> {
  if (worker.isDead()) return
  await new Promise((resolve) => worker.once('exit', resolve))
}
