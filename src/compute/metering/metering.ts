/**
 * Meters: what a resource is counted as has a record from when it begins, which the very change
 * that ends it closes. So nothing is sampled, nothing drifts, and neither a crash nor a server that
 * is off counts twice or leaves out. The open ones are entities (`meterSpan`), the closed ones lie
 * by the hour that they ended in:
 *
 *     V S <hour since 1970: 8 hex> <account> <from: 12 hex> <resource>
 */
import type { Entry, Key, Records } from '../../engine/engine.ts'
import type { Change, Changed } from '../../engine/entity-store.ts'
import { decodeRecord, encodeRecord } from '../../engine/json-record.ts'
import { removeAll, scan } from '../../engine/paged-ranges.ts'
import { limits } from '../../limits.ts'
import type { ComputeEntities } from '../entities.ts'
import type { Instance } from '../instances/machine-entities.ts'
import type { ComputeChange, ComputeReader } from '../records.ts'
import { isSameMeter, type MeteredKind, meteredAs, meteredKinds } from './metered.ts'
import type { ClosedSpan, MeterSpan } from './metering-entities.ts'

const kinds: ReadonlySet<string> = new Set(meteredKinds)
const prefix = 'VS'
const end: Key = Buffer.from('VT')
const hourMs = 3600 * 1000

/** Writes down, as a part of a change of an account's records, what it means to the meters. */
export async function meterChanges(
  change: Change<ComputeEntities>,
  changes: readonly Changed<ComputeEntities>[],
  now: number,
): Promise<void> {
  for (const { kind, name, before, after } of changes) {
    if (!kinds.has(kind)) continue
    const was = meteredAs(kind as MeteredKind, before as never)
    const is = meteredAs(kind as MeteredKind, after as never)
    if (isSameMeter(was, is)) continue
    const at = kind === 'instance' ? momentOf(after, now) : now
    const span = await change.get('meterSpan', name)
    if (span !== undefined) {
      change.remove('meterSpan', name)
      close(change, change.scope, { ...span, to: Math.max(span.from, at) })
    }
    if (is !== undefined) change.put('meterSpan', name, { ...is, resource: name, from: at })
  }
}

/** When an instance began or ceased to run: what was found late may have been earlier. */
function momentOf(after: unknown, now: number): number {
  return Math.min((after as Instance | undefined)?.stateChangedAt ?? now, now)
}

function close(change: ComputeChange, account: string, span: ClosedSpan): void {
  // An instance has run, if only for a moment, and each run counts.
  if (span.to === span.from && span.meter !== 'instance') return
  change.putRecord(spanKey(account, span), encodeRecord(span))
}

/** What was not counted of an instance that runs on: it stood still from one time to another. */
export async function pauseMeter(
  change: ComputeChange,
  account: string,
  pause: { readonly instanceId: string; readonly from: number; readonly to: number },
): Promise<void> {
  const { instanceId, to } = pause
  const span = await change.get('meterSpan', instanceId)
  if (span === undefined || span.from >= to) return
  close(change, account, { ...span, to: Math.max(span.from, pause.from) })
  change.put('meterSpan', instanceId, { ...span, from: to, isContinued: true })
}

/** A closed span with whose it is. */
export interface AccountSpan extends ClosedSpan {
  readonly account: string
}

/** All that ended at a moment or later, in the order of the hours that it ended in. */
export async function* closedSpans(records: Records, since: number): AsyncGenerator<AccountSpan> {
  const range = { start: spanHour(since), end, limit: limits.meterPageRecords }
  for await (const entry of scan(records, range)) yield decodeSpan(entry)
}

/** What is counted now, up to a moment. */
export async function openSpans(reader: ComputeReader, now: number): Promise<ClosedSpan[]> {
  const spans = await reader.all('meterSpan')
  return spans.map((span) => ({ ...span, to: Math.max(span.from, now) }))
}

/** Until when a span is billed: AWS's minimum is a minute for each start of an instance. */
export function billedUntil({ meter, from, to, isContinued = false }: ClosedSpan): number {
  if (meter !== 'instance' || isContinued) return to
  return Math.max(to, from + limits.instanceBilledMs)
}

/** Removes what ended `limits.meterKeptMs` ago. */
export async function removeOldSpans(records: Records, now: number): Promise<void> {
  const start = Buffer.from(prefix)
  const range = { start, end: spanHour(now - limits.meterKeptMs), limit: limits.meterPageRecords }
  await removeAll(records, range)
}

/** What an account's resources are to be counted as. */
export async function wantedSpans(records: ComputeReader): Promise<Omit<MeterSpan, 'from'>[]> {
  const ids: { readonly [K in MeteredKind]: (entity: ComputeEntities[K]) => string } = {
    instance: ({ instanceId }) => instanceId,
    volume: ({ volumeId }) => volumeId,
    snapshot: ({ snapshotId }) => snapshotId,
    elasticIp: ({ allocationId }) => allocationId,
    natGateway: ({ natGatewayId }) => natGatewayId,
  }
  const spans: Omit<MeterSpan, 'from'>[] = []
  const gather = async <K extends MeteredKind>(kind: K): Promise<void> => {
    for (const entity of await records.all(kind)) {
      const is = meteredAs(kind, entity)
      if (is !== undefined) spans.push({ ...is, resource: ids[kind](entity) })
    }
  }
  for (const kind of meteredKinds) await gather(kind)
  return spans
}

function spanHour(at: number): Key {
  return Buffer.from(prefix + hex(Math.floor(at / hourMs), 8))
}

function spanKey(account: string, { from, to, resource }: ClosedSpan): Key {
  return Buffer.concat([spanHour(to), Buffer.from(account + hex(from, 12) + resource)])
}

function hex(value: number, digits: number): string {
  return Math.max(0, value).toString(16).padStart(digits, '0')
}

function decodeSpan({ key, value }: Entry): AccountSpan {
  const account = key.toString('latin1', prefix.length + 8, prefix.length + 20)
  return { ...decodeRecord<ClosedSpan>(value), account }
}
