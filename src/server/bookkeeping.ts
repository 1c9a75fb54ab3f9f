/**
 * What the primary does with the books that the workers keep: it delivers events to trails, counts
 * what accounts hold over time, and removes what has been kept long enough.
 */
import type { Accounts } from '../accounts/accounts.ts'
import { createAuditHistory } from '../accounts/audit-history.ts'
import { removeOldEvents } from '../accounts/audit-records.ts'
import { type Holding, sampleHoldings } from '../accounts/byte-hours.ts'
import { removeOldUsage } from '../accounts/metering-records.ts'
import { deliverEvents } from '../cloudtrail/delivery.ts'
import { createCompute } from '../compute/compute.ts'
import { beginMetering } from '../compute/metering/begin-metering.ts'
import { removeOldSpans } from '../compute/metering/metering.ts'
import type { Engine } from '../engine/engine.ts'
import { openStorage } from '../storage/open.ts'
import type { Storage } from '../storage/storage.ts'
import { checksumMath } from './checksum-math.ts'
import { randomBytes } from './random.ts'

/** The books of all processes. */
export interface Bookkeeping {
  /** Delivers what happened before now, after the deliveries that were asked for before. */
  deliver(): Promise<void>
  /** Counts what accounts hold, up to now. */
  sample(): Promise<void>
  /** Removes what has been kept long enough. */
  clean(): Promise<void>
}

interface BookkeepingOptions {
  readonly engine: Engine
  readonly accounts: Pick<Accounts, 'entities'>
  readonly region: string
  /** Resolves when all that workers had to write down before is on disk. */
  flushAudit(): Promise<unknown>
  onProblem(what: string, error: unknown): void
}

/** Opens the books that an engine keeps. */
export function openBookkeeping(options: BookkeepingOptions): Bookkeeping {
  const { engine, accounts, region, flushAudit, onProblem } = options
  const { records } = engine
  const now = Date.now
  const storage = openStorage({ engine, checksums: checksumMath, now, random: randomBytes })
  const delivery = {
    history: createAuditHistory(records),
    entities: accounts.entities,
    storage,
    region,
    now,
    onProblem: (error: unknown) => onProblem('deliver', error),
  }
  const compute = createCompute({ records })
  let last: Promise<void> = Promise.resolve()
  const deliverNow = async (): Promise<void> => {
    // What is written down after this is of a later time: one machine has one clock.
    const until = now()
    await flushAudit()
    await deliverEvents(delivery, until)
  }
  return {
    deliver() {
      last = last.catch(() => {}).then(deliverNow)
      return last
    },
    async sample() {
      await beginMetering(compute, now())
      await sampleHoldings(records, holdings(storage), now())
    },
    async clean() {
      await removeOldEvents(records, now())
      await removeOldUsage(records, now())
      await removeOldSpans(records, now())
    },
  }
}

async function* holdings({ quotas }: Storage): AsyncGenerator<Holding> {
  for await (const { name, usage } of quotas.accounts()) yield { account: name, bytes: usage.bytes }
}
