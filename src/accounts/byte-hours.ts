/**
 * What accounts hold, added up over time: at every sample, the bytes that are held now times the
 * time since the sample before, in the hours that it lay in. Up to when an account has been counted
 * is written with it, so that a sample is counted once, and a server that was killed or away for a
 * while goes on where it ended.
 */
import type { Key, Records, Transaction } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import {
  addUsage,
  countedKey,
  decodeUsage,
  encodeUsage,
  hourMs,
  nothingUsed,
  usageKey,
} from './metering-records.ts'

/** What an account holds at a moment. */
export interface Holding {
  readonly account: string
  readonly bytes: number
}

/** Counts what accounts hold up to `now`, in milliseconds since 1970. */
export async function sampleHoldings(
  records: Records,
  holdings: AsyncIterable<Holding> | Iterable<Holding>,
  now: number,
): Promise<void> {
  let some: Holding[] = []
  const count = async (): Promise<void> => {
    const keys = some.map(({ account }) => countedKey(account))
    const { values } = await records.read({ keys })
    const spans = some.map((holding, index) => ({ ...holding, from: timeOf(values[index]) }))
    await records.transact(countHoldings, { spans, now })
    some = []
  }
  for await (const holding of holdings) {
    if (some.push(holding) === limits.meterPageRecords) await count()
  }
  if (some.length > 0) await count()
}

interface Span extends Holding {
  /** Up to when the account has been counted; undefined: it held nothing before. */
  readonly from: number | undefined
}

interface Spans {
  readonly spans: readonly Span[]
  readonly now: number
}

const countHoldings: Transaction<Spans, void> = {
  name: 'countHoldings',
  reads: ({ spans, now }) => ({
    keys: spans.flatMap((span) => [
      countedKey(span.account),
      ...hoursOf(span, now).map(({ from }) => usageKey(span.account, from)),
    ]),
  }),
  decide({ values }, { spans, now }) {
    const put: [Key, Buffer][] = []
    const remove: Key[] = []
    let at = 0
    for (const span of spans) {
      const counted = values[at++]
      const hours = hoursOf(span, now)
      const records = values.slice(at, at + hours.length)
      at += hours.length
      // Somebody else has counted it meanwhile: then it is not ours to count.
      if (timeOf(counted) !== span.from) continue
      const key = countedKey(span.account)
      if (span.bytes > 0) put.push([key, encodeTime(now)])
      else if (counted !== undefined) remove.push(key)
      if (span.bytes === 0) continue
      for (const [index, { from, to }] of hours.entries()) {
        const byteMs = BigInt(span.bytes) * BigInt(to - from)
        const usage = addUsage(decodeUsage(records[index]), { ...nothingUsed, byteMs })
        put.push([usageKey(span.account, from), encodeUsage(usage)])
      }
    }
    return { result: undefined, put, remove }
  },
}

/** The pieces of a span, each in one hour. A clock that was put back makes none. */
function hoursOf({ from, bytes }: Span, now: number): { from: number; to: number }[] {
  if (from === undefined || bytes === 0) return []
  const hours: { from: number; to: number }[] = []
  for (let at = Math.max(from, now - limits.meterGapMs); at < now; ) {
    const to = Math.min(now, (Math.floor(at / hourMs) + 1) * hourMs)
    hours.push({ from: at, to })
    at = to
  }
  return hours
}

function timeOf(value: Buffer | undefined): number | undefined {
  return value && Number(value.readBigUInt64BE(0))
}

function encodeTime(time: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(time))
  return bytes
}
