/**
 * Group commit. A commit costs two disk syncs, whoever waits for it; so while one is under way the
 * transactions that come gather, and then all of them run in one LMDB transaction and share the
 * next. Each reads what those before it wrote: they are serial, and durable together.
 */
import type { RootDatabase } from 'lmdb'
import type { Decision } from '../engine.ts'
import { EngineFull } from '../engine.ts'
import { commitError, isFull, isShortWrite, type Table } from './environment.ts'
import { GroupTable } from './group-table.ts'
import type { Growth } from './growth.ts'

/** One change: decided inside the write transaction, on what it reads there from its table. */
export interface Change<Result> {
  readonly table: Table
  /** Adds data, so that on a full disk it is refused while other changes go on. */
  readonly grows: boolean
  /** Reads from `table`, not only by `group`: what the group has written is there before it. */
  readonly readsTable: boolean
  decide(group: GroupTable): Decision<Result>
}

/** What group commit needs. */
export interface CommitsOptions {
  readonly environment: RootDatabase<Buffer, Buffer>
  /** Keeps the environment's file ahead of what is written. */
  readonly growth: Growth
  readonly isKey: (key: Buffer) => boolean
}

interface Waiting {
  readonly change: Change<unknown>
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
  result: unknown
  hasFailed: boolean
  wasRetried: boolean
}

const groupMax = 256
const secondsMax = 1000

/** Group commit on one environment. */
export class Commits {
  readonly #options: CommitsOptions
  #waiting: Waiting[] = []
  #seconds: number[] = []
  #underWay: Promise<void> | undefined
  #broken: Error | undefined

  constructor(options: CommitsOptions) {
    this.#options = options
  }

  /**
   * Resolves when the change is durable. A throw in `decide` rejects it alone; {@link EngineFull}
   * if there is no room.
   */
  run<Result>(change: Change<Result>): Promise<Result> {
    if (this.#broken) return Promise.reject(this.#broken)
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({
        change,
        resolve: resolve as (result: unknown) => void,
        reject,
        result: undefined,
        hasFailed: false,
        wasRetried: false,
      })
      this.#underWay ??= this.#pump()
    })
  }

  /** Seconds that each durable commit took since the last call; the newest thousand. */
  takeSeconds(): readonly number[] {
    return this.#seconds.splice(0)
  }

  /** Resolves when nothing is in flight; what comes later is refused. */
  async close(): Promise<void> {
    await this.#underWay
    this.#broken ??= new Error('the engine is closed')
  }

  async #pump(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#broken) await this.#commit()
    this.#underWay = undefined
    for (const one of this.#waiting.splice(0)) one.reject(this.#broken)
  }

  async #commit(): Promise<void> {
    const group: Waiting[] = []
    const started = performance.now()
    let thrown: Error | undefined
    try {
      await this.#options.environment.transaction(() => {
        // Not before now: what came while LMDB's lock was waited for is in.
        group.push(...this.#waiting.splice(0, groupMax))
        thrown = this.#apply(group)
      })
      // lmdb-js commits whatever its callback threw. LMDB itself refuses a transaction in which a
      // write failed, so this is not known to happen.
      if (thrown) throw Object.assign(thrown, { isPartly: true })
      this.#settle(group, (performance.now() - started) / 1000)
    } catch (error) {
      this.#fail(group, thrown ?? (await commitError(error)))
    }
  }

  /** Runs inside LMDB's write transaction; gives the error of a write that failed. */
  #apply(group: readonly Waiting[]): Error | undefined {
    const { growth } = this.#options
    const tables = new Map<Table, GroupTable>()
    try {
      for (const one of group) {
        const { table, readsTable } = one.change
        const held = tables.get(table) ?? new GroupTable(table)
        tables.set(table, held)
        if (readsTable) growth.wrote(held.flush())
        const decision = this.#decide(one, held)
        if (decision === undefined) continue
        one.result = decision.result
        held.hold(decision)
      }
      for (const held of tables.values()) growth.wrote(held.flush())
    } catch (error) {
      return error as Error
    }
    growth.keepAhead()
    return undefined
  }

  // Whatever can be wrong with one change must show here, before anything of it is written.
  #decide(one: Waiting, group: GroupTable): Decision<unknown> | undefined {
    try {
      const decision = one.change.decide(group)
      if (decision.put) for (const [key] of decision.put) this.#requireKey(key)
      if (decision.remove) for (const key of decision.remove) this.#requireKey(key)
      return decision
    } catch (error) {
      one.hasFailed = true
      one.reject(error)
      return undefined
    }
  }

  #requireKey(key: Buffer): void {
    if (!this.#options.isKey(key)) throw new RangeError(`a record's key of ${key.length} bytes`)
  }

  #settle(group: readonly Waiting[], tookSeconds: number): void {
    this.#seconds.push(tookSeconds)
    if (this.#seconds.length > 2 * secondsMax) this.#seconds = this.#seconds.slice(-secondsMax)
    for (const one of group) if (!one.hasFailed) one.resolve(one.result)
  }

  // A full disk refuses what grows, and tries the others once more. After any other failure of a
  // commit the state of disk and cache is not known: nothing more is written by this process.
  #fail(group: readonly Waiting[], error: Error): void {
    const isDiskFull = isFull(error) || (isShortWrite(error) && this.#options.growth.isSpent())
    const canGoOn = isDiskFull && !('isPartly' in error) && group.length > 0
    if (!canGoOn) this.#broken = error
    const again: Waiting[] = []
    for (const one of group) {
      if (one.hasFailed) continue
      if (canGoOn && !one.change.grows && !one.wasRetried) again.push(one)
      else one.reject(canGoOn ? new EngineFull('no space left', { cause: error }) : error)
      one.wasRetried = true
    }
    this.#waiting.unshift(...again)
  }
}
