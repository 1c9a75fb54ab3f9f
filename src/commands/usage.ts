/** `cairn usage`: what each account used, in a table, as CSV or as JSON. */
import {
  addUsage,
  hourMs,
  nothingUsed,
  readUsage,
  requestClasses,
  type UsageRow,
} from '../accounts/metering-records.ts'
import { machineUsage, printMachines } from './machine-usage.ts'
import { parseArguments, useStore } from './store.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'
import {
  type Asked,
  boundsOf,
  type Form,
  parseAsked,
  periodAt,
  periodName,
} from './usage-periods.ts'

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
    machines: { type: 'boolean' },
    csv: { type: 'boolean' },
    json: { type: 'boolean' },
  })
  const { flags, words } = parsed
  if (words.length > 0) throw new UsageError('`usage` takes flags only; see `cairn help`')
  const asked = parseAsked(flags, Date.now())
  const form = flags.csv ? 'csv' : flags.json ? 'json' : 'table'
  const text = await useStore(parsed, async ({ engine }) => {
    if (flags.machines) return printMachines(await machineUsage(engine, asked), form)
    const rows = new Map<string, UsageRow>()
    for await (const row of readUsage(engine.records, asked.query)) gather(rows, row, asked)
    return print([...rows.values()].map((row) => lineOf(row, asked)).sort(inOrder), form)
  })
  process.stdout.write(text)
  return 0
}

function gather(rows: Map<string, UsageRow>, row: UsageRow, { period }: Asked): void {
  const key = `${row.account} ${periodAt(row.from, period)}`
  const before = rows.get(key)
  const { account, from } = before ?? row
  rows.set(key, { account, from, ...addUsage(before ?? nothingUsed, row) })
}

function lineOf(row: UsageRow, { period, query, now }: Asked): Line {
  const name = periodAt(row.from, period)
  const { start, end } = boundsOf(name, period)
  const lastedMs = Math.min(end, query.to, now) - Math.max(start, query.from)
  const { account, byteMs, requests, bytesIn, bytesOut } = row
  return {
    account,
    period: periodName(name, period),
    byteHours: Number(byteMs) / hourMs,
    averageBytes: lastedMs > 0 ? Math.round(Number(byteMs) / lastedMs) : 0,
    requests,
    bytesIn,
    bytesOut,
  }
}

function inOrder(a: Line, b: Line): number {
  return a.account === b.account ? (a.period < b.period ? -1 : 1) : a.account < b.account ? -1 : 1
}

function print(lines: readonly Line[], form: Form): string {
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
