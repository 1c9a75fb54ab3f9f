/**
 * What each account used, hour by hour:
 *
 *     I M <hour since 1970: 8 hex> <account>     what it used in that hour
 *     I L <account>                              up to when what it holds has been counted
 *
 * The hour stands first, so that what is written in one hour lies together, and what has been kept
 * long enough is one range. Values are a version byte and JSON.
 */
import type { Entry, Key, Records, Transaction } from '../engine/engine.ts'
import { decodeRecord, encodeRecord } from '../engine/json-record.ts'
import { removeAll, scan } from '../engine/paged-ranges.ts'
import { limits } from '../limits.ts'

/** What a request counts as. */
export type RequestClass = 'get' | 'put' | 'list' | 'delete' | 'other'

/** All classes, in the order of reports. */
export const requestClasses: readonly RequestClass[] = ['get', 'put', 'list', 'delete', 'other']

/** Requests by class, and the bytes of their bodies and answers. */
export interface Traffic {
  readonly requests: Readonly<Record<RequestClass, number>>
  readonly bytesIn: number
  readonly bytesOut: number
}

/** What an account used in some time. */
export interface AccountUsage extends Traffic {
  /** What it held, added up over time: bytes × milliseconds. */
  readonly byteMs: bigint
}

/** Of one account in one hour, or of a longer time. */
export interface UsageRow extends AccountUsage {
  readonly account: string
  /** The beginning, in milliseconds since 1970. */
  readonly from: number
}

/** The length of what records are for. */
export const hourMs = 3600 * 1000

/** No use at all. */
export const nothingUsed: AccountUsage = {
  requests: { get: 0, put: 0, list: 0, delete: 0, other: 0 },
  bytesIn: 0,
  bytesOut: 0,
  byteMs: 0n,
}

const prefix = 'IM'
const hourDigits = 8
const page = { limit: limits.meterPageRecords }

/** The key of an account's record for the hour that holds a moment. */
export function usageKey(account: string, at: number): Key {
  const hour = Math.max(0, Math.floor(at / hourMs))
  return Buffer.from(prefix + hour.toString(16).padStart(hourDigits, '0') + account)
}

/** The key of the record that says up to when what an account holds has been counted. */
export function countedKey(account: string): Key {
  return Buffer.from(`IL${account}`)
}

/** Reads what an account used; nothing, if there is no record. */
export function decodeUsage(value: Buffer | undefined): AccountUsage {
  if (value === undefined) return nothingUsed
  const { byteMs, ...traffic } = decodeRecord<Traffic & { byteMs: string }>(value)
  return { ...traffic, byteMs: BigInt(byteMs) }
}

/** The record of what an account used. */
export function encodeUsage({ byteMs, requests, bytesIn, bytesOut }: AccountUsage): Buffer {
  return encodeRecord({ requests, bytesIn, bytesOut, byteMs: String(byteMs) })
}

/** Two uses together. */
export function addUsage(one: AccountUsage, other: AccountUsage): AccountUsage {
  const { requests: a } = one
  const { requests: b } = other
  return {
    requests: {
      get: a.get + b.get,
      put: a.put + b.put,
      list: a.list + b.list,
      delete: a.delete + b.delete,
      other: a.other + b.other,
    },
    bytesIn: one.bytesIn + other.bytesIn,
    bytesOut: one.bytesOut + other.bytesOut,
    byteMs: one.byteMs + other.byteMs,
  }
}

/** Adds uses to what the records of their hours say. */
export const recordUsage: Transaction<readonly UsageRow[], void> = {
  name: 'recordUsage',
  reads: (rows) => ({ keys: rows.map(({ account, from }) => usageKey(account, from)) }),
  decide: ({ values }, rows) => ({
    result: undefined,
    put: rows.map((row, index) => [
      usageKey(row.account, row.from),
      encodeUsage(addUsage(decodeUsage(values[index]), row)),
    ]),
  }),
}

/** Which use is asked for; times in milliseconds since 1970, whole hours. */
export interface UsageQuery {
  readonly from: number
  readonly to: number
  readonly account?: string | undefined
}

/** What was used from one time to another, by hour: of one account, or of all. */
export async function* readUsage(records: Records, query: UsageQuery): AsyncGenerator<UsageRow> {
  const { from, to, account } = query
  if (account === undefined) {
    const range = { start: usageKey('', from), end: usageKey('', to) }
    for await (const entry of scan(records, { ...range, ...page })) yield decodeRow(entry)
    return
  }
  for (let at = from; at < to; at += hourMs) {
    const key = usageKey(account, at)
    const [value] = (await records.read({ keys: [key] })).values
    if (value !== undefined) yield decodeRow({ key, value })
  }
}

/** Reads one record with its key. */
export function decodeRow({ key, value }: Entry): UsageRow {
  const text = key.toString('latin1', prefix.length)
  const from = Number.parseInt(text.slice(0, hourDigits), 16) * hourMs
  return { account: text.slice(hourDigits), from, ...decodeUsage(value) }
}

/** Every record of use, for `cairn check`. */
export function allUsage(records: Records): AsyncGenerator<Entry> {
  return scan(records, { start: Buffer.from(prefix), end: Buffer.from('IN'), ...page })
}

/** Removes what has been kept for `limits.meterKeptMs`. */
export async function removeOldUsage(records: Records, now: number): Promise<void> {
  const end = usageKey('', now - limits.meterKeptMs)
  await removeAll(records, { start: Buffer.from(prefix), end, ...page })
}
