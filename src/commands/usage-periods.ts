/** The periods of reports of use, and which time they are about. */
import { hourMs, type UsageQuery } from '../accounts/metering-records.ts'
import { UsageError } from './usage-error.ts'

/** How long the periods of a report are. */
export type Period = 'hour' | 'day' | 'month'

/** How much of a time in ISO 8601 names a period. */
const nameLengths: Readonly<Record<Period, number>> = { hour: 13, day: 10, month: 7 }

/** How a report is printed. */
export type Form = 'csv' | 'json' | 'table'

/** What a report is about. */
export interface Asked {
  readonly period: Period
  readonly query: UsageQuery
  readonly now: number
}

/** What the flags ask for. Throws UsageError. */
export function parseAsked(flags: Flags, now: number): Asked {
  return { period: parsePeriod(flags.by), query: parseQuery(flags, now), now }
}

/** The name of the period that holds a moment, as sorted lists want it: `2026-11-23T10`. */
export function periodAt(at: number, period: Period): string {
  return new Date(at).toISOString().slice(0, nameLengths[period])
}

/** How reports call a period: `2026-11-23T10:00Z`, in UTC. */
export function periodName(name: string, period: Period): string {
  return period === 'hour' ? `${name}:00Z` : name
}

type Flags = Readonly<Record<string, string | boolean | undefined>>

function parsePeriod(by: Flags[string]): Period {
  if (by === undefined) return 'day'
  if (by === 'hour' || by === 'day' || by === 'month') return by
  throw new UsageError(`--by is hour, day or month, not "${by}"`)
}

/** From the beginning of this month to now, if nothing is said. */
function parseQuery({ account, from, to }: Flags, now: number): UsageQuery {
  if (account !== undefined && !/^\d{12}$/.test(String(account))) {
    throw new UsageError('an account is named by its twelve digits')
  }
  const month = new Date(now)
  const first = Date.UTC(month.getUTCFullYear(), month.getUTCMonth())
  const query = {
    account: account === undefined ? undefined : String(account),
    from: parseTime('from', from) ?? first,
    to: parseTime('to', to) ?? Math.ceil((now + 1) / hourMs) * hourMs,
  }
  if (query.from >= query.to) throw new UsageError('--from must be before --to')
  return query
}

const timeShape = /^\d{4}-\d\d(-\d\d(T\d\d(:00(:00)?)?Z)?)?$/

function parseTime(flag: string, text: Flags[string]): number | undefined {
  if (text === undefined) return undefined
  const hour = String(text).replace(/T(\d\d)(:00){0,2}Z$/, 'T$1:00:00Z')
  const time = timeShape.test(String(text)) ? Date.parse(hour) : Number.NaN
  if (!Number.isNaN(time)) return time
  throw new UsageError(
    `--${flag} is a time in UTC like 2026-11-01 or 2026-11-01T10Z, not "${text}"`,
  )
}

/** From when to when a period is. */
export function boundsOf(name: string, period: Period): { start: number; end: number } {
  const start = Date.parse(period === 'hour' ? `${name}:00:00Z` : name)
  if (period !== 'month') return { start, end: start + (period === 'hour' ? 1 : 24) * hourMs }
  const first = new Date(start)
  return { start, end: Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1) }
}
