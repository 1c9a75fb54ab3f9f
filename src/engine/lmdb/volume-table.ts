/**
 * The volumes there are, as every process sees them: one record each in the engine's own table of
 * the `meta` environment. A volume is written by one process while `open`; when it is `full` it
 * only loses chunks; when most are lost it is `leaving`, its chunks moving into the
 * volumes `into`; when the last has moved it is `gone`, and its record stays as long as a chunk
 * that was first written there lives elsewhere, because chunks keep their names.
 */
import { sequenceOf, volumeOf } from '../chunk-id.ts'
import type { ChunkId } from '../engine.ts'
import type { Commits } from './commits.ts'
import type { Table } from './environment.ts'
import type { Owner } from './owner.ts'
import { isAlive, thisProcess } from './owner.ts'

/** A volume, as its record says. */
export interface VolumeRow {
  readonly version: 1
  readonly state: 'open' | 'full' | 'leaving' | 'gone'
  /** The first sequence number that no process has taken. */
  readonly nextSequence: number
  /** Where chunks first written here may be now, besides here. */
  readonly into: readonly number[]
  /** Which process took which sequence numbers, while it may still write or name such chunks. */
  readonly claims: readonly Claimed[]
}

interface Claimed {
  readonly owner: Owner
  readonly first: number
  readonly end: number
}

/** A run of sequence numbers in a volume, for one process alone. */
export interface Claim {
  readonly volume: number
  readonly firstSequence: number
  readonly endSequence: number
}

/** The table, as of each call. */
export interface VolumeTable {
  find(volume: number): VolumeRow | undefined
  list(): readonly (readonly [number, VolumeRow])[]
  /** Changes whenever a volume is gone, so that other processes close it. */
  generation(): number
  /** Tells the chunks of processes that are gone, as of now. */
  settled(): (id: ChunkId) => boolean
  /** Takes sequence numbers in an open volume that no other process writes, or in a new one. */
  claim(accepts: (volume: number) => boolean): Promise<Claim>
  /** Writes a row with other `fields`; one that is not there is passed over. */
  change(volume: number, fields: Partial<VolumeRow>): Promise<void>
  /** Says that chunks of a volume go into another; durable before any does. */
  goesInto(volume: number, other: number): Promise<void>
  /** Says that all chunks of a volume are elsewhere; `wentTo` tells where. */
  retire(volume: number, wentTo: WentTo): Promise<void>
}

/** To which volumes the chunks went that were first written to `origin`. */
export type WentTo = (origin: number) => readonly number[]

const sequencesPerClaim = 65_536
const generationKey = Buffer.from('generation')
const nextVolumeKey = Buffer.from('next-volume')
const rowPrefix = 'volume/'
const rowsStart = Buffer.from(rowPrefix)
const rowsEnd = Buffer.from('volume0')

/** The table of volumes; changes go through the group commits of its environment. */
export function createVolumeTable(table: Table, commits: Commits): VolumeTable {
  // Inside a write transaction reads see it; outside, each call needs a view of its own.
  const fresh = <T>(read: () => T): T => {
    table.resetReadTxn()
    return read()
  }
  const rows = { table, grows: false, readsTable: true }
  return {
    find: (volume) => fresh(() => findRow(table, volume)),
    list: () => fresh(() => listRows(table)),
    generation: () => fresh(() => numberAt(table, generationKey, 0)),
    settled: () => settledIn(fresh(() => listRows(table))),
    claim: (accepts) => commits.run({ ...rows, decide: () => decideClaim(table, accepts) }),
    change: (volume, fields) => change(volume, () => fields),
    async goesInto(volume, other) {
      const row = fresh(() => findRow(table, volume))
      if (row?.into.includes(other)) return
      await change(volume, ({ into }) => ({ into: [...new Set([...into, other])] }))
    },
    retire: (volume, wentTo) =>
      commits.run({ ...rows, decide: () => decideRetire(table, volume, wentTo) }),
  }

  function change(volume: number, fieldsOf: (row: VolumeRow) => Partial<VolumeRow>): Promise<void> {
    return commits.run({
      ...rows,
      decide() {
        const row = findRow(table, volume)
        const put = row ? [rowEntry(volume, { ...row, ...fieldsOf(row) })] : []
        return { result: undefined, put }
      },
    })
  }
}

const newRow = { version: 1, state: 'open', nextSequence: 1, into: [], claims: [] } as const

function decideClaim(table: Table, accepts: (volume: number) => boolean) {
  const open = listRows(table).find(
    ([volume, row]) => row.state === 'open' && !isTaken(row) && accepts(volume),
  )
  const volume = open?.[0] ?? numberAt(table, nextVolumeKey, 1)
  const row: VolumeRow = open?.[1] ?? newRow
  const first = row.nextSequence
  const end = first + sequencesPerClaim
  const claims = row.claims.filter(({ owner }) => isAlive(owner))
  claims.push({ owner: thisProcess, first, end })
  const put = [rowEntry(volume, { ...row, nextSequence: end, claims })]
  if (!open) put.push([nextVolumeKey, Buffer.from(String(volume + 1))])
  return { result: { volume, firstSequence: first, endSequence: end }, put }
}

// Volumes of processes that are gone are taken over, however many there will be of the next.
function isTaken({ claims }: VolumeRow): boolean {
  return claims.some(({ owner }) => owner.pid !== process.pid && isAlive(owner))
}

function settledIn(rows: readonly (readonly [number, VolumeRow])[]): (id: ChunkId) => boolean {
  const known = new Map(
    rows.map(([volume, { nextSequence, claims }]) => {
      return [volume, { nextSequence, live: claims.filter(({ owner }) => isAlive(owner)) }]
    }),
  )
  return (id) => {
    const row = known.get(volumeOf(id))
    const sequence = sequenceOf(id)
    if (row === undefined || sequence >= row.nextSequence) return false
    return !row.live.some(({ first, end }) => sequence >= first && sequence < end)
  }
}

// A gone volume's row lists exactly where its chunks are; when they are nowhere the row goes too.
function decideRetire(table: Table, volume: number, wentTo: WentTo) {
  const put: [Buffer, Buffer][] = []
  const remove: Buffer[] = []
  for (const [origin, row] of listRows(table)) {
    if (origin !== volume && !row.into.includes(volume)) continue
    const others = origin === volume ? [] : row.into.filter((other) => other !== volume)
    const into = [...new Set([...others, ...wentTo(origin)])]
    const state = origin === volume ? 'gone' : row.state
    if (state === 'gone' && into.length === 0) remove.push(rowKey(origin))
    else put.push(rowEntry(origin, { ...row, state, into }))
  }
  const generation = numberAt(table, generationKey, 0) + 1
  put.push([generationKey, Buffer.from(String(generation))])
  return { result: undefined, put, remove }
}

function rowKey(volume: number): Buffer {
  return Buffer.from(`${rowPrefix}${String(volume).padStart(10, '0')}`)
}

function rowEntry(volume: number, row: VolumeRow): [Buffer, Buffer] {
  return [rowKey(volume), Buffer.from(JSON.stringify(row))]
}

function findRow(table: Table, volume: number): VolumeRow | undefined {
  const value = table.get(rowKey(volume))
  return value && (JSON.parse(value.toString()) as VolumeRow)
}

function listRows(table: Table): [number, VolumeRow][] {
  const rows: [number, VolumeRow][] = []
  for (const { key, value } of table.getRange({ start: rowsStart, end: rowsEnd })) {
    rows.push([Number(key.toString().slice(rowPrefix.length)), JSON.parse(value.toString())])
  }
  return rows
}

function numberAt(table: Table, key: Buffer, absent: number): number {
  const value = table.get(key)
  return value ? Number(value.toString()) : absent
}
