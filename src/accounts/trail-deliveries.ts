/**
 * How far the delivery of trails has come:
 *
 *     I D <owner> NUL <trail id>                   when something was delivered last, or why not
 *     I D <owner> NUL <trail id> NUL <account>     the last event of an account that was delivered
 *
 * A file is stored before the cursor moves past its events, so a crash in between repeats a file
 * and loses none.
 */
import type { Key, Range, Records, Transaction } from '../engine/engine.ts'
import { decodeRecord, encodeRecord } from '../engine/json-record.ts'
import { removeAll } from '../engine/paged-ranges.ts'
import { limits } from '../limits.ts'

/** What GetTrailStatus tells; times are milliseconds since 1970. */
export interface DeliveryStatus {
  readonly attemptedAt?: number
  readonly deliveredAt?: number
  /** The code of S3's error, if the last attempt failed. */
  readonly error?: string
}

/** A trail, and whose it is. */
export interface TrailName {
  readonly owner: string
  readonly id: string
}

/** The deliveries of all trails. */
export interface TrailDeliveries {
  status(trail: TrailName): Promise<DeliveryStatus>
  /** Where the delivery of an account's events stands; undefined: at the trail's beginning. */
  cursor(trail: TrailName, account: string): Promise<string | undefined>
  /** Moves the cursor, which names an event by time and id; `at` is when a file was stored. */
  advance(
    trail: TrailName,
    moved: { account: string; cursor: string; at?: number | undefined },
  ): Promise<void>
  /** Says that what was to be delivered could not be. */
  failed(trail: TrailName, failure: { error: string; at: number }): Promise<void>
  /** Removes all that is known of the trail's deliveries. */
  forget(trail: TrailName): Promise<void>
  /** All trails of which something is known. */
  known(): Promise<TrailName[]>
}

const prefix = 'ID'

const statusKey = ({ owner, id }: TrailName): Key => Buffer.from(`${prefix}${owner}\0${id}`)
const cursorKey = ({ owner, id }: TrailName, account: string): Key =>
  Buffer.from(`${prefix}${owner}\0${id}\0${account}`)

/** Opens the deliveries that these records know. */
export function createTrailDeliveries(records: Records): TrailDeliveries {
  return {
    async status(trail) {
      const [found] = (await records.read({ keys: [statusKey(trail)] })).values
      return found === undefined ? {} : decodeRecord<DeliveryStatus>(found)
    },

    async cursor(trail, account) {
      const [found] = (await records.read({ keys: [cursorKey(trail, account)] })).values
      return found?.toString()
    },

    async advance(trail, { account, cursor, at }) {
      const put: [Key, Buffer][] = [[cursorKey(trail, account), Buffer.from(cursor)]]
      const status = { attemptedAt: at, deliveredAt: at }
      if (at !== undefined) put.push([statusKey(trail), encodeRecord(status)])
      await records.transact(putRecords, put)
    },

    async failed(trail, { error, at }) {
      const { deliveredAt } = await this.status(trail)
      const status = { attemptedAt: at, ...(deliveredAt !== undefined && { deliveredAt }), error }
      await records.transact(putRecords, [[statusKey(trail), encodeRecord(status)]])
    },

    async forget(trail) {
      const start = statusKey(trail)
      const end = Buffer.concat([start, Buffer.of(1)])
      await removeAll(records, { start, end, limit: limits.meterPageRecords })
    },

    known: () => knownTrails(records),
  }
}

const putRecords: Transaction<readonly (readonly [Key, Buffer])[], void> = {
  name: 'putDelivery',
  reads: () => ({}),
  decide: (_, put) => ({ result: undefined, put }),
}

async function knownTrails(records: Records): Promise<TrailName[]> {
  const trails: TrailName[] = []
  let start: Key = Buffer.from(prefix)
  for (;;) {
    const range: Range = { start, end: Buffer.from('IE'), limit: 1 }
    const [entry] = (await records.read({ ranges: [range] })).ranges[0] ?? []
    if (entry === undefined) return trails
    const [owner = '', id = ''] = entry.key.toString('utf8', prefix.length).split('\0')
    trails.push({ owner, id })
    start = Buffer.concat([statusKey({ owner, id }), Buffer.of(1)])
  }
}
