/** Records on LMDB: reads on a view renewed for every call, changes by group commit. */
import { limits } from '../../limits.ts'
import type { Entry, Found, Key, Range, Reads, Records } from '../engine.ts'
import { EngineFull } from '../engine.ts'
import type { Commits } from './commits.ts'
import type { Table, View } from './environment.ts'
import type { GroupTable } from './group-table.ts'

const nothing: readonly never[] = []

/** Whether bytes may be a record's key. */
export function isRecordKey(key: Key): boolean {
  return key.length > 0 && key.length <= limits.recordKeyBytes
}

/** What records are made of. */
export interface RecordsParts {
  readonly table: Table
  readonly view: View
  readonly commits: Commits
  /** Whether the disk has no room for a transaction that grows. */
  isLow(): boolean
}

/** The records in a table. */
export function createRecords({ table, view, commits, isLow }: RecordsParts): Records {
  return {
    read(reads) {
      try {
        return Promise.resolve(reads.ranges ? findNow(table, reads) : findKeys(view, reads.keys))
      } catch (error) {
        return Promise.reject(error)
      }
    },
    transact(transaction, args) {
      const grows = transaction.grows === true
      if (grows && isLow()) return Promise.reject(new EngineFull('the disk is full'))
      try {
        const reads = transaction.reads(args)
        return commits.run({
          table,
          grows,
          readsTable: reads.ranges !== undefined,
          decide: (group) => transaction.decide(findIn(group, table, reads), args),
        })
      } catch (error) {
        return Promise.reject(error)
      }
    },
  }
}

/** Single records, as nearly every request reads them. */
function findKeys(view: View, keys: readonly Key[] = nothing): Found {
  const values = keys.map((key) => (isRecordKey(key) ? view.get(key) : undefined))
  return { values, ranges: nothing }
}

/** Without the reset, lmdb-js reads on the view that the first read of this turn opened. */
function findNow(table: Table, reads: Reads): Found {
  table.resetReadTxn()
  return findIn(table, table, reads)
}

function findIn(singles: Pick<Table, 'get'> | GroupTable, table: Table, reads: Reads): Found {
  const { keys, ranges } = reads
  return {
    values: keys ? keys.map((key) => (isRecordKey(key) ? singles.get(key) : undefined)) : nothing,
    ranges: ranges ? ranges.map((range) => findRange(table, range)) : nothing,
  }
}

function findRange(table: Table, { start, end, limit, reverse }: Range): Entry[] {
  const entries: Entry[] = []
  if (limit <= 0 || end.length === 0) return entries
  const bounds = reverse
    ? { start: end, exclusiveStart: true, end: start, inclusiveEnd: true, reverse }
    : { start, end }
  for (const entry of table.getRange({ ...bounds, limit })) entries.push(entry)
  return entries
}
