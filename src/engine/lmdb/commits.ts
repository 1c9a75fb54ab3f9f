/**
 * Group commit. A commit costs two disk syncs, whoever waits for it; so while one is under way the
 * transactions that come gather, and then all of them run in one LMDB transaction and share the
 * next. Each reads what those before it wrote: they are serial, and durable together.
 */
import type { RootDatabase } from 'lmdb'
import { EngineFull } from '../engine.ts'
import type { Decision } from '../engine.ts'
import { commitError, isFull, isShortWrite } from './environment.ts'
import type { Table } from './environment.ts'
import type { Growth } from './growth.ts'

/** One change: decided inside the write transaction, on what it reads there from its table. */
export interface Change<Result> {
  readonly table: Table
  /** Adds data, so that on a full disk it is refused while other changes go on. */
  readonly grows: boolean
  decide(): Decision<Result>
}

export interface Commits {
  /** Resolves when the change is durable. A throw in `decide` rejects it alone; {@link EngineFull} if there is no room. */
  run<Result>(change: Change<Result>): Promise<Result>
  /** Seconds that each durable commit took since the last call; the newest thousand. */
  takeSeconds(): readonly number[]
  /** Resolves when nothing is in flight; refuses what comes later. */
  close(): Promise<void>
}

interface Waiting {
  readonly change: Change<unknown>
  resolve(result: unknown): void
  reject(error: unknown): void
  result: unknown
  failed: boolean
  retried: boolean
}

const groupMax = 256
const secondsMax = 1000

/** Group commit on one environment; `growth` keeps its file ahead of what is written. */
export function createCommits(
  environment: RootDatabase<Buffer, Buffer>,
  growth: Growth,
  isKey: (key: Buffer) => boolean,
): Commits {
  let waiting: Waiting[] = []
  let seconds: number[] = []
  let underWay: Promise<void> | undefined
  let broken: Error | undefined

  /** Runs inside LMDB's write transaction. Nothing may be written before everything of a change is decided. */
  function apply(group: Waiting[]): unknown {
    group.push(...waiting.splice(0, groupMax))
    for (const one of group) {
      let decision: Decision<unknown>
      try {
        decision = one.change.decide()
        for (const [key] of decision.put ?? []) requireKey(key)
        for (const key of decision.remove ?? []) requireKey(key)
      } catch (error) {
        one.failed = true
        one.reject(error)
        continue
      }
      one.result = decision.result
      const thrown = write(one.change.table, decision)
      if (thrown) return thrown
    }
    growth.keepAhead()
    return undefined
  }

  function requireKey(key: Buffer): void {
    if (!isKey(key)) throw new RangeError(`a record's key of ${key.length} bytes`)
  }

  function write(table: Table, decision: Decision<unknown>): unknown {
    try {
      for (const [key, value] of decision.put ?? []) {
        table.put(key, value)
        growth.wrote(key.length + value.length)
      }
      for (const key of decision.remove ?? []) table.remove(key)
      return undefined
    } catch (error) {
      return error
    }
  }

  async function commit(): Promise<void> {
    const group: Waiting[] = []
    const started = performance.now()
    let thrown: unknown
    let partly = false
    try {
      await environment.transaction(() => {
        thrown = apply(group)
      })
      // lmdb-js commits whatever its callback threw. LMDB itself refuses a transaction in which a
      // write failed, so this is not known to happen.
      partly = thrown !== undefined
      if (partly) throw thrown
      settle(group, (performance.now() - started) / 1000)
    } catch (error) {
      fail(group, thrown instanceof Error ? thrown : await commitError(error), partly)
    }
  }

  function settle(group: Waiting[], tookSeconds: number): void {
    seconds.push(tookSeconds)
    if (seconds.length > secondsMax) seconds = seconds.slice(-secondsMax)
    for (const one of group) if (!one.failed) one.resolve(one.result)
  }

  // A full disk refuses what grows, and tries the others once more. After any other failure of a
  // commit the state of disk and cache is not known: nothing more is written by this process.
  function fail(group: Waiting[], error: Error, partly: boolean): void {
    const full = !partly && (isFull(error) || (isShortWrite(error) && growth.isSpent()))
    if (!full) broken = error
    const again: Waiting[] = []
    for (const one of group) {
      if (one.failed) continue
      if (full && !one.change.grows && !one.retried) again.push(one)
      else one.reject(full ? new EngineFull('no space left on the disk', { cause: error }) : error)
      one.retried = true
    }
    waiting = [...again, ...waiting]
  }

  async function pump(): Promise<void> {
    while (waiting.length > 0 && !broken) await commit()
    underWay = undefined
    for (const one of waiting.splice(0)) one.reject(broken)
  }

  return {
    run<Result>(change: Change<Result>): Promise<Result> {
      if (broken) return Promise.reject(broken)
      return new Promise<Result>((resolve, reject) => {
        waiting.push({
          change,
          resolve: resolve as (result: unknown) => void,
          reject,
          result: undefined,
          failed: false,
          retried: false,
        })
        underWay ??= pump()
      })
    },
    takeSeconds() {
      const taken = seconds
      seconds = []
      return taken
    },
    async close() {
      await underWay
      broken ??= new Error('the engine is closed')
    },
  }
}
