/** `cairn usage`: what each account used, in a table, as CSV or as JSON. */
import {
  addUsage,
  hourMs,
  nothingUsed,
  readUsage,
  requestClasses,
  type UsageQuery,
  type UsageRow,
} from '../accounts/metering-records.ts'
import { parseArguments, useStore } from './store.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'

/** How long the periods of a report are. */
type Period = 'hour' | 'day' | 'month'

/** How much of a time in ISO 8601 names a period. */
const nameLengths: Readonly<Record<Period, number>> = { hour: 13, day: 10, month: 7 }

/** One line of a report. */
interface Line {
  readonly account: string
  /** Like `2026-11`, `2026-11-23` or `2026-11-23T10:00Z`, in UTC. */
  readonly period: string
  readonly byteHours: number
  readonly averageBytes: number
  readonly requests: UsageRow['requests']
  readonly bytesIn: number
  readonly bytesOut: number
}

/** Prints what was used from one time to another, an account and a period a line. */
export async function usage(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    account: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    by: { type: 'string' },
    csv: { type: 'boolean' },
    json: { type: 'boolean' },
  })
  const { flags, words } = parsed
  if (words.length > 0) throw new UsageError('`usage` takes flags only; see `cairn help`')
  const now = Date.now()
  const period = parsePeriod(flags.by)
  const query = parseQuery(flags, now)
  const lines = await useStore(parsed, async ({ engine }) => {
    const rows = new Map<string, UsageRow>()
    for await (const row of readUsage(engine.records, query)) gather(rows, row, period)
    return [...rows.values()].map((row) => lineOf(row, { period, query, now })).sort(inOrder)
  })
  process.stdout.write(print(lines, flags.csv ? 'csv' : flags.json ? 'json' : 'table'))
  return 0
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

function gather(rows: Map<string, UsageRow>, row: UsageRow, period: Period): void {
  const key = `${row.account} ${new Date(row.from).toISOString().slice(0, nameLengths[period])}`
  const before = rows.get(key)
  const { account, from } = before ?? row
  rows.set(key, { account, from, ...addUsage(before ?? nothingUsed, row) })
}

interface Asked {
  readonly period: Period
  readonly query: UsageQuery
  readonly now: number
}

function lineOf(row: UsageRow, { period, query, now }: Asked): Line {
  const name = new Date(row.from).toISOString().slice(0, nameLengths[period])
  const { start, end } = boundsOf(name, period)
  const lastedMs = Math.min(end, query.to, now) - Math.max(start, query.from)
  const { account, byteMs, requests, bytesIn, bytesOut } = row
  return {
    account,
    period: period === 'hour' ? `${name}:00Z` : name,
    byteHours: Number(byteMs) / hourMs,
    averageBytes: lastedMs > 0 ? Math.round(Number(byteMs) / lastedMs) : 0,
    requests,
    bytesIn,
    bytesOut,
  }
}

function boundsOf(name: string, period: Period): { start: number; end: number } {
  const start = Date.parse(period === 'hour' ? `${name}:00:00Z` : name)
  if (period !== 'month') return { start, end: start + (period === 'hour' ? 1 : 24) * hourMs }
  const first = new Date(start)
  return { start, end: Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1) }
}

function inOrder(a: Line, b: Line): number {
  return a.account === b.account ? (a.period < b.period ? -1 : 1) : a.account < b.account ? -1 : 1
}

function print(lines: readonly Line[], form: 'csv' | 'json' | 'table'): string {
  if (form === 'json') return `${JSON.stringify(lines, null, 2)}\n`
  const header = [
    'account',
    'period_start',
    'byte_hours',
    'average_bytes',
    ...requestClasses.map((name) => `${name}_requests`),
    'bytes_in',
    'bytes_out',
  ]
  const cells = lines.map((line) => [
    line.account,
    line.period,
    line.byteHours.toFixed(3),
    String(line.averageBytes),
    ...requestClasses.map((name) => String(line.requests[name])),
    String(line.bytesIn),
    String(line.bytesOut),
  ])
  // No cell holds a comma or a quote: RFC 4180 asks for no more.
  if (form === 'csv') return [header, ...cells].map((row) => `${row.join(',')}\r\n`).join('')
  return table(
    header.map((name) => name.replaceAll('_', ' ')),
    cells,
  )
}
