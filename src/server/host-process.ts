/**
 * The process that runs the machines, as the primary sees it: forked when somebody first asks for
 * it, started again when it dies, and ended with the server. Machines outlive it.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config.ts'
import { limits } from '../limits.ts'
import { Line } from './line.ts'
import type { HostAnswer } from './machine-host.ts'

/** A question to the host's process. */
export interface HostQuestion {
  readonly question: string
  readonly body?: unknown
}

interface Running {
  readonly child: ChildProcess
  readonly line: Line
  /** Resolves when it may be asked. */
  readonly started: Promise<void>
}

/** The host's process, there or not. */
export class HostProcess {
  readonly #report: (message: string) => void
  #config: Config | undefined
  #running: Running | undefined
  #restart: NodeJS.Timeout | undefined
  #startedMs = 0
  #earlyDeaths = 0
  #stopping = false

  constructor(report: (message: string) => void) {
    this.#report = report
  }

  /** Says with what it is started; before, nobody can be asked. */
  configure(config: Config): void {
    this.#config = config
  }

  /** Starts it if it is not there. */
  wake(): void {
    if (this.#running === undefined && this.#restart === undefined) this.#start()
  }

  get isRunning(): boolean {
    return this.#running !== undefined
  }

  /** Asks it, and starts it if it is not there. */
  async ask({ question, body }: HostQuestion): Promise<HostAnswer<unknown>> {
    this.wake()
    const running = this.#running
    const unavailable = 'Machines are not available at this moment: the process that runs them is '
    if (running === undefined) return { unavailable: `${unavailable}starting again.` }
    try {
      await running.started
      return await running.line.ask<HostAnswer<unknown>>(question, body)
    } catch (error) {
      if (running.child.connected) throw error
      return { unavailable: `${unavailable}gone (${String(error)}).` }
    }
  }

  /** Asks it only if it is there: what it says of itself. */
  async askRunning<T>(question: string, body?: unknown): Promise<T | undefined> {
    const running = this.#running
    if (running === undefined) return undefined
    return running.started.then(() => running.line.ask<T>(question, body)).catch(() => undefined)
  }

  /** Lets it finish the step that it is at, and ends it. */
  async stop(): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#restart)
    const running = this.#running
    if (running === undefined) return
    const { child, line } = running
    const exited = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode !== null || child.signalCode !== null) return
    const late = setTimeout(() => child.kill('SIGKILL'), limits.hostStopMs)
    await line.ask('stop').catch(() => {})
    if (child.connected) child.disconnect()
    await exited
    clearTimeout(late)
  }

  /** Ends it as it is. */
  abort(): void {
    this.#stopping = true
    clearTimeout(this.#restart)
    this.#running?.child.kill('SIGKILL')
  }

  #start(): void {
    const config = this.#config
    if (config === undefined || this.#stopping) return
    const program = fileURLToPath(new URL('./machine-process.js', import.meta.url))
    const child = fork(program, [], { execArgv: [] })
    let hasLoaded = (): void => {}
    const loaded = new Promise<void>((resolve) => {
      hasLoaded = resolve
    })
    const line = new Line(child as never, { loaded: () => hasLoaded() })
    const died = new Promise<never>((_, reject) => {
      child.once('exit', () => reject(new Error('it ended as it started')))
    })
    const started = Promise.race([loaded.then(() => line.ask<void>('start', config)), died])
    started.catch(() => child.kill('SIGKILL'))
    died.catch(() => {})
    child.on('error', () => {})
    child.once('exit', (code, signal) => {
      line.hangUp()
      this.#running = undefined
      if (!this.#stopping) this.#replace(signal ?? `code ${code}`)
    })
    this.#startedMs = performance.now()
    this.#running = { child, line, started }
  }

  /** At once, unless it keeps dying: then ever later. */
  #replace(how: string): void {
    this.#report(`the process that runs machines died (${how}) and is being replaced`)
    const livedMs = performance.now() - this.#startedMs
    this.#earlyDeaths = livedMs < limits.earlyDeathMs ? this.#earlyDeaths + 1 : 0
    const delayMs = Math.min(limits.restartDelayMsMax, this.#earlyDeaths ** 2 * 50)
    this.#restart = setTimeout(() => {
      this.#restart = undefined
      this.#start()
    }, delayMs)
  }
}
