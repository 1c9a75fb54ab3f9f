/** What the primary does while the workers serve: it gives space back, and keeps the books. */
import type { Engine } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import { createReclaim } from '../storage/reclaim.ts'
import type { Bookkeeping } from './bookkeeping.ts'
import type { HostProcess } from './host-process.ts'
import type { Supervisor } from './supervisor.ts'

/** What is under way; `recover` after a process has died. */
export interface Background {
  recover(): void
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>
}

interface BackgroundOptions {
  readonly engine: Engine
  readonly supervisor: Supervisor
  readonly host: HostProcess
  readonly books: Bookkeeping
  onProblem(what: string, error: unknown): void
}

/** Starts the background work: one piece at a time, so that it never takes more than one core. */
export function startBackground(options: BackgroundOptions): Background {
  const { engine, supervisor, host, books, onProblem } = options
  const reclaim = createReclaim({
    engine,
    now: Date.now,
    async inUse(blobs) {
      const answers = await supervisor.askAll<string[]>('reading', blobs)
      const ofHost = (await host.askRunning<string[]>('reading', blobs)) ?? []
      return [...ofHost, ...answers.flatMap(({ answer }) => answer)]
    },
  })
  let queue: Promise<unknown> = Promise.resolve()
  let stopping = false
  const waiting = new Set<string>()
  const enqueue = (what: string, work: () => Promise<unknown>): void => {
    if (stopping || waiting.has(what)) return
    waiting.add(what)
    queue = queue
      .then(() => {
        waiting.delete(what)
        return stopping ? undefined : work()
      })
      .catch((error: unknown) => onProblem(what, error))
  }
  // Only where chunks were dropped has a volume become emptier; an earlier run may not have ended.
  let hasDropped = true
  const note = async (dropped: Promise<number>): Promise<void> => {
    if ((await dropped) > 0) hasDropped = true
  }
  const evacuate = async (): Promise<void> => {
    if (!hasDropped) return
    hasDropped = false
    await engine.upkeep.evacuate()
  }
  const recover = (): void => enqueue('recover', () => note(reclaim.recover()))
  const timers = [
    setInterval(() => enqueue('reclaim', () => note(reclaim.run())), limits.reclaimEveryMs),
    setInterval(() => enqueue('evacuate', evacuate), limits.evacuateEveryMs),
    setInterval(() => enqueue('sample', books.sample), limits.meterSampleMs),
    setInterval(() => enqueue('deliver', books.deliver), limits.trailDeliveryMs),
    setInterval(() => enqueue('clean', books.clean), limits.auditCleanMs),
  ]
  recover()
  enqueue('sample', books.sample)
  return {
    recover,
    async stop() {
      stopping = true
      for (const timer of timers) clearInterval(timer)
      await queue
    },
  }
}
