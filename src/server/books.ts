/** The two books that a worker keeps: the audit trail, and what accounts' requests come to. */
import type { Accounts } from '../accounts/accounts.ts'
import { createAuditTrail } from '../accounts/audit-trail.ts'
import { Meter } from '../accounts/metering.ts'
import type { Engine } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import { type Auditor, createAuditor } from './audit.ts'
import { randomBytes } from './random.ts'
import type { RequestLog } from './request-log.ts'

/** What a worker writes down of requests beside what they do. */
export interface Books {
  readonly audit: Auditor
  readonly meter: Meter
}

interface BooksOptions {
  readonly engine: Pick<Engine, 'records'>
  readonly accounts: Pick<Accounts, 'entities'>
  readonly region: string
  readonly log: Pick<RequestLog, 'bug'>
}

/** Opens them; the meter is written every few seconds from then on. */
export function openBooks({ engine, accounts, region, log }: BooksOptions): Books {
  const { records } = engine
  const trail = createAuditTrail(records, (error) => log.bug(error))
  const { entities } = accounts
  const audit = createAuditor({ trail, entities, region, random: randomBytes, now: Date.now })
  const meter = new Meter()
  const flush = (): void => {
    meter.flush(records, Date.now()).catch((error: unknown) => log.bug(error))
  }
  setInterval(flush, limits.meterFlushMs).unref()
  return { audit, meter }
}

/** Writes down what was not yet. */
export async function closeBooks({ audit, meter }: Books, { records }: Engine): Promise<void> {
  await audit.flush()
  await meter.flush(records, Date.now())
}
