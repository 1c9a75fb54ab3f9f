/** `cairn usage --machines`: what machines and their parts came to. */
import { createCompute } from '../compute/compute.ts'
import { reportUnits } from '../compute/metering/metered.ts'
import {
  type AccountSpan,
  billedUntil,
  closedSpans,
  openSpans,
} from '../compute/metering/metering.ts'
import type { MeterName } from '../compute/metering/metering-entities.ts'
import type { Engine } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import { table } from './table.ts'
import { type Asked, boundsOf, type Form, periodAt, periodName } from './usage-periods.ts'

const hourMs = 3600 * 1000

/** One line of the report. */
interface Line {
  readonly account: string
  readonly period: string
  readonly meter: MeterName
  /** Like `t3.micro` or `gp3`; empty where there is but one. */
  readonly detail: string
  readonly quantity: number
  readonly unit: string
}

/** What is added up in a line: units × milliseconds. */
interface Sum extends Pick<AccountSpan, 'account' | 'meter' | 'detail'> {
  readonly name: string
  unitMs: bigint
}

/** What was used in the time asked about; what is used now counts up to this moment. */
export async function machineUsage({ records }: Engine, asked: Asked): Promise<Line[]> {
  const { query, now } = asked
  const sums = new Map<string, Sum>()
  const isAsked = (account: string) => query.account === undefined || query.account === account
  for await (const span of closedSpans(records, query.from - limits.instanceBilledMs)) {
    if (isAsked(span.account)) add(sums, { ...span, to: billedUntil(span) }, asked)
  }
  const compute = createCompute({ records })
  for (const { account } of await compute.shared.all('tenant')) {
    if (!isAsked(account)) continue
    for (const span of await openSpans(compute.existing(account).records, now)) {
      add(sums, { ...span, account }, asked)
    }
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => lineOf(sum, asked))
}

function add(sums: Map<string, Sum>, span: AccountSpan, { query, period }: Asked): void {
  const { account, meter, detail, units, to } = span
  const end = Math.min(to, query.to)
  for (let at = Math.max(span.from, query.from); at < end; ) {
    const name = periodAt(at, period)
    const until = Math.min(boundsOf(name, period).end, end)
    const key = [account, name, meter, detail].join(' ')
    const sum = sums.get(key) ?? { account, name, meter, detail, unitMs: 0n }
    sum.unitMs += BigInt(units) * BigInt(until - at)
    sums.set(key, sum)
    at = until
  }
}

function lineOf({ account, name, meter, detail, unitMs }: Sum, { period }: Asked): Line {
  const [unit, units] = reportUnits[meter]
  const quantity = Number(unitMs) / hourMs / units
  return { account, period: periodName(name, period), meter, detail, quantity, unit }
}

/** The report's text. */
export function printMachines(lines: readonly Line[], form: Form): string {
  if (form === 'json') return `${JSON.stringify(lines, null, 2)}\n`
  const header = ['account', 'period_start', 'meter', 'detail', 'quantity', 'unit']
  const cells = lines.map(({ account, period, meter, detail, quantity, unit }) => {
    return [account, period, meter, detail, quantity.toFixed(6), unit]
  })
  if (form === 'csv') return [header, ...cells].map((row) => `${row.join(',')}\r\n`).join('')
  return table(
    header.map((name) => name.replaceAll('_', ' ')),
    cells,
  )
}
