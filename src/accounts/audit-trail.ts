/**
 * How a process writes events down. What changed something is on disk before its answer goes out;
 * what only read is written a moment later, together with what else was read meanwhile, so that
 * nobody waits for it.
 */
import { EngineFull, type Records } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import { type NewEvent, writeEvents, writeReadEvents } from './audit-records.ts'

/** The events of one process. Those of reads are bounded: a loop of them must not fill the disk. */
export interface AuditTrail {
  /** Resolves when the events are on disk. */
  write(events: readonly NewEvent[]): Promise<void>
  /**
   * Takes events that may wait. Undefined, or, where too many wait already, a promise that resolves
   * when there is room again. Events beyond what an account may have in a minute are left out.
   */
  note(events: readonly NewEvent[]): Promise<void> | undefined
  /** Resolves when all that came before is on disk. */
  flush(): Promise<void>
  /** How many events were left out, for the metrics. */
  skipped(): number
}

/** Opens the trail; `onProblem` learns why events of reads could not be written and are lost. */
export function createAuditTrail(
  records: Records,
  onProblem: (error: unknown) => void,
  now: () => number = Date.now,
): AuditTrail {
  const bounded = new MinuteBound(now)
  const underWay = new Set<Promise<void>>()
  let waiting: NewEvent[] = []
  let timer: NodeJS.Timeout | undefined

  function track(writing: Promise<void>): Promise<void> {
    const ended = writing.then(
      () => {},
      () => {},
    )
    underWay.add(ended)
    void ended.then(() => underWay.delete(ended))
    return writing
  }

  function writeWaiting(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const events = waiting
    waiting = []
    if (events.length === 0) return Promise.resolve()
    return track(
      records.transact(writeReadEvents, events).catch((error: unknown) => {
        // A nearly full disk keeps its last room for deletes, and for the events of deletes.
        if (!(error instanceof EngineFull)) onProblem(error)
      }),
    )
  }

  return {
    write: (events) => track(records.transact(writeEvents, events)),

    note(events) {
      for (const event of events) if (bounded.admits(event)) waiting.push(event)
      if (waiting.length === 0) return undefined
      if (waiting.length >= limits.auditBacklog) return writeWaiting()
      timer ??= setTimeout(() => void writeWaiting(), limits.auditDelayMs).unref()
      return undefined
    },

    async flush() {
      void writeWaiting()
      await Promise.all(underWay)
    },

    skipped: () => bounded.refused,
  }
}

/** Admits so many events of each account in a minute. */
class MinuteBound {
  readonly #now: () => number
  #counts = new Map<string, number>()
  #minute = 0
  refused = 0

  constructor(now: () => number) {
    this.#now = now
  }

  admits({ event: { recipientAccountId: account } }: NewEvent): boolean {
    const minute = Math.floor(this.#now() / 60_000)
    if (minute !== this.#minute) this.#counts = new Map()
    this.#minute = minute
    const count = (this.#counts.get(account) ?? 0) + 1
    if (count > limits.auditReadsPerMinute) {
      this.refused += 1
      return false
    }
    this.#counts.set(account, count)
    return true
  }
}
