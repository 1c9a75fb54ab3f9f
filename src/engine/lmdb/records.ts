/** Records on LMDB: reads on a view renewed for every call, changes by group commit. */
import { limits } from '../../limits.ts'
import type { Entry, Found, Key, Range, Reads, Records } from '../engine.ts'
import { EngineFull } from '../engine.ts'
import type { Commits } from './commits.ts'
import type { Table } from './environment.ts'

const nothing: readonly never[] = []

/** Whether bytes may be a record's key. */
export function isRecordKey(key: Key): boolean {
  return key.length > 0 && key.length <= limits.recordKeyBytes
}

/** The records in `table`. `isLow`: the disk has no room for a transaction that grows. */
export function createRecords(table: Table, commits: Commits, isLow: () => boolean): Records {
  return {
    read(reads) {
      try {
        // Without this lmdb-js reads on the view that the first read of this turn opened.
        table.resetReadTxn()
        return Promise.resolve(find(table, reads))
      } catch (error) {
        return Promise.reject(error)
      }
    },
    transact(transaction, args) {
      const grows = transaction.grows === true
      if (grows && isLow()) return Promise.reject(new EngineFull('the disk is full'))
      return commits.run({
        table,
        grows,
        decide: () => transaction.decide(find(table, transaction.reads(args)), args),
      })
    },
  }
}

function find(table: Table, reads: Reads): Found {
  return {
    values: reads.keys ? reads.keys.map((key) => findOne(table, key)) : nothing,
    ranges: reads.ranges ? reads.ranges.map((range) => findRange(table, range)) : nothing,
  }
}

function findOne(table: Table, key: Key): Buffer | undefined {
  return isRecordKey(key) ? table.get(key) : undefined
}

interface Cursor {
  next(): { done?: boolean; value: Entry | undefined }
  return(): void
}

function findRange(table: Table, range: Range): Entry[] {
  const entries: Entry[] = []
  if (range.limit <= 0 || range.end.length === 0) return entries
  const found = table.getRange(
    range.reverse
      ? {
          start: range.end,
          exclusiveStart: true,
          end: range.start,
          inclusiveEnd: true,
          reverse: true,
        }
      : { start: range.start, end: range.end },
  ) as unknown as { iterate(): Cursor }
  const cursor = found.iterate()
  while (entries.length < range.limit) {
    const { value } = cursor.next()
    if (value === undefined) return entries
    entries.push(value)
  }
  cursor.return()
  return entries
}
