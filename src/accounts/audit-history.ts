/** The events that accounts have, to look at: newest first for people, oldest first for trails. */
import type { Key, Range, Records } from '../engine/engine.ts'
import { keyAfter } from '../engine/paged-ranges.ts'
import { limits } from '../limits.ts'
import {
  type AuditEvent,
  auditedAccounts,
  eventsFrom,
  eventText,
  readEventKey,
} from './audit-records.ts'
import { createTrailDeliveries, type TrailDeliveries } from './trail-deliveries.ts'

/** An event with the text that it is kept as. */
export interface KeptEvent {
  readonly event: AuditEvent
  readonly text: string
  /** Names it among its account's: its time in 12 hex digits, and its id. */
  readonly position: string
}

/** Which events to look for. */
export interface Lookup {
  readonly account: string
  /** Milliseconds since 1970; `to` is the first that is too late. */
  readonly from: number
  readonly to: number
  /** Where the page before ended. */
  readonly before?: string | undefined
  /** A text that all that match contain, so that others need not be read. */
  readonly containing: string
  readonly max: number
  matches(event: AuditEvent): boolean
}

/** The events of all accounts. */
export interface AuditHistory {
  /**
   * Newest first. Looks through `limits.lookupScanned` events at most, so that a page may be empty
   * and yet have a next one.
   */
  lookup(query: Lookup): Promise<{ events: KeptEvent[]; next?: string | undefined }>
  /** Oldest first, those after a position. */
  page(query: { account: string; from: number; to: number; after?: string | undefined }): Promise<{
    events: KeptEvent[]
    more: boolean
  }>
  /** The accounts that have events. */
  accounts(): AsyncIterable<string>
  /** What trails have delivered. */
  readonly deliveries: TrailDeliveries
}

/** Whether a text can be the position of an event. */
export function isPosition(text: string): boolean {
  return /^[0-9a-f]{12}[0-9a-f-]{36}$/.test(text)
}

/** Opens the events that these records hold. */
export function createAuditHistory(records: Records): AuditHistory {
  return {
    deliveries: createTrailDeliveries(records),
    accounts: () => auditedAccounts(records),
    lookup: (query) => lookup(records, query),

    async page({ account, from, to, after }) {
      const first = eventsFrom(account, from)
      const next = after === undefined ? first : keyAfter(keyAt(account, after))
      const start = next.compare(first) > 0 ? next : first
      const range: Range = { start, end: eventsFrom(account, to), limit: limits.trailFileEvents }
      const [found = []] = (await records.read({ ranges: [range] })).ranges
      return { events: found.map(kept), more: found.length === range.limit }
    },
  }
}

function keyAt(account: string, position: string): Key {
  return Buffer.concat([eventsFrom(account, 0).subarray(0, -12), Buffer.from(position)])
}

function kept({ key, value }: { key: Key; value: Buffer }): KeptEvent {
  const text = eventText(value)
  return { text, event: JSON.parse(text) as AuditEvent, position: positionOf(key) }
}

function positionOf(key: Key): string {
  const { at, id } = readEventKey(key)
  return at.toString(16).padStart(12, '0') + id
}

async function lookup(
  records: Records,
  { account, from, to, before, containing, max, matches }: Lookup,
): Promise<{ events: KeptEvent[]; next?: string | undefined }> {
  const start = eventsFrom(account, from)
  const last = eventsFrom(account, to)
  let end = before === undefined ? last : keyAt(account, before)
  if (end.compare(last) > 0) end = last
  const events: KeptEvent[] = []
  for (let scanned = 0; scanned < limits.lookupScanned; scanned += limits.auditPageEvents) {
    if (end.compare(start) <= 0) return { events }
    const range: Range = { start, end, limit: limits.auditPageEvents, reverse: true }
    const [page = []] = (await records.read({ ranges: [range] })).ranges
    for (const entry of page) {
      if (!entry.value.includes(containing)) continue
      const found = kept(entry)
      if (!matches(found.event)) continue
      if (events.length === max) return { events, next: events.at(-1)?.position }
      events.push(found)
    }
    const oldest = page.at(-1)
    if (oldest === undefined || page.length < range.limit) return { events }
    end = Buffer.from(oldest.key)
  }
  return { events, next: positionOf(end) }
}
