/**
 * The records of the audit trail, in CloudTrail's own format, as JSON behind a version byte:
 *
 *     I T <account> <time: 12 hex> <event id>     one event, as its account sees it
 *
 * An account's events lie together in the order of time, so that LookupEvents and the delivery of
 * a trail are scans, and what has been kept long enough is one range.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
import type { Entry, Key, Range, Records, Transaction } from '../engine/engine.ts'
import { removeAll, scan } from '../engine/paged-ranges.ts'
import { limits } from '../limits.ts'

/** Values by AWS's names, which begin with a small letter here. */
export type Elements = Readonly<Record<string, unknown>>

/** Who made a call; which members there are depends on `type`. */
export interface UserIdentity {
  readonly type: string
  readonly principalId?: string
  readonly arn?: string
  readonly accountId?: string
  readonly accessKeyId?: string
  readonly userName?: string
  readonly identityProvider?: string
  /** The service that did it. */
  readonly invokedBy?: string
  readonly sessionContext?: Elements
}

/** One event, in the words and the order of CloudTrail's records. */
export interface AuditEvent {
  readonly eventVersion: string
  readonly userIdentity: UserIdentity
  /** Whole seconds, as `2026-11-23T10:15:00Z`. */
  readonly eventTime: string
  /** Like `iam.amazonaws.com`. */
  readonly eventSource: string
  readonly eventName: string
  readonly awsRegion: string
  readonly sourceIPAddress: string
  readonly userAgent: string
  readonly errorCode?: string
  readonly errorMessage?: string
  readonly requestParameters: Elements | null
  /** Null for what only reads. */
  readonly responseElements: Elements | null
  readonly additionalEventData?: Elements
  readonly requestID: string
  readonly eventID: string
  readonly readOnly: boolean
  readonly resources?: readonly Resource[]
  readonly eventType: 'AwsApiCall' | 'AwsServiceEvent'
  readonly managementEvent: true
  readonly recipientAccountId: string
  /** The same in the records of all accounts that an event concerns. */
  readonly sharedEventID?: string
  readonly eventCategory: 'Management'
  readonly tlsDetails?: Elements
  /** What a service did of its own, where `eventType` is AwsServiceEvent. */
  readonly serviceEventDetails?: Elements
}

/** What an event concerned. */
export interface Resource {
  readonly accountId: string
  /** Like `AWS::S3::Bucket`. */
  readonly type: string
  readonly ARN: string
}

/** An event as it is to be written. */
export interface NewEvent {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly event: AuditEvent
}

const version = 1
const prefix = 'IT'
const accountDigits = 12
const timeDigits = 12
const timeAt = prefix.length + accountDigits

/** Where an account's events from a moment on begin. */
export function eventsFrom(account: string, at: number): Key {
  return Buffer.from(prefix + account + Math.max(0, at).toString(16).padStart(timeDigits, '0'))
}

/** The key of an event's record. */
export function eventKey({ at, event }: NewEvent): Key {
  return Buffer.concat([eventsFrom(event.recipientAccountId, at), Buffer.from(event.eventID)])
}

/** What the key of an event's record says. */
export function readEventKey(key: Key): { account: string; at: number; id: string } {
  const text = key.toString('latin1')
  return {
    account: text.slice(prefix.length, timeAt),
    at: Number.parseInt(text.slice(timeAt, timeAt + timeDigits), 16),
    id: text.slice(timeAt + timeDigits),
  }
}

/** The text of an event's record, which is JSON. Throws if a later release wrote it. */
export function eventText(value: Buffer): string {
  if (value[0] !== version) {
    throw new Error(`An audit record has version ${value[0]}, made by a later release of Cairn`)
  }
  return value.toString('utf8', 1)
}

/** Reads an event's record. */
export function decodeEvent(value: Buffer): AuditEvent {
  return JSON.parse(eventText(value)) as AuditEvent
}

/** The value of an event's record. */
export function encodeEvent(event: AuditEvent): Buffer {
  return Buffer.concat([Buffer.of(version), Buffer.from(JSON.stringify(event))])
}

/**
 * Writes events of calls that changed something: also while the disk is nearly full, when deletes
 * still work.
 */
export const writeEvents: Transaction<readonly NewEvent[], void> = {
  name: 'writeEvents',
  reads: () => ({}),
  decide: (_, events) => ({
    result: undefined,
    put: events.map((event) => [eventKey(event), encodeEvent(event.event)] as const),
  }),
}

/** Writes events of calls that only read; refused with EngineFull while the disk is nearly full. */
export const writeReadEvents: Transaction<readonly NewEvent[], void> = {
  ...writeEvents,
  name: 'writeReadEvents',
  grows: true,
}

/** The accounts that have events, in order: each is sought, whatever lies in between. */
export async function* auditedAccounts(records: Records): AsyncGenerator<string> {
  let start: Key = Buffer.from(prefix)
  for (;;) {
    const range: Range = { start, end: Buffer.from('IU'), limit: 1 }
    const [entry] = (await records.read({ ranges: [range] })).ranges[0] ?? []
    if (entry === undefined) return
    const { account } = readEventKey(entry.key)
    yield account
    start = Buffer.from(`${prefix}${account}~`)
  }
}

/** Every event of every account, for `cairn check`; a page at a time. */
export function allEvents(records: Records): AsyncGenerator<Entry> {
  const range = { start: Buffer.from(prefix), end: Buffer.from('IU') }
  return scan(records, { ...range, limit: limits.auditPageEvents })
}

/** Removes what has been kept for `limits.auditKeptMs`. */
export async function removeOldEvents(records: Records, now: number): Promise<void> {
  for await (const account of auditedAccounts(records)) {
    const end = eventsFrom(account, now - limits.auditKeptMs)
    await removeAll(records, {
      ...{ start: eventsFrom(account, 0), end },
      limit: limits.auditPageEvents,
    })
  }
}
