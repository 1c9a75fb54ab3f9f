/**
 * The bytes that snapshots take, as AWS bills them: each is counted for the blocks that the one
 * before it does not share. When that one goes, what it shared is counted for the next. So the sum
 * of an account's snapshots is what the store keeps of them, and nothing is for nothing.
 * https://docs.aws.amazon.com/ebs/latest/userguide/how_snapshots_work.html
 */

import type { ComputeQuotas } from '../instances/room.ts'
import type { AccountCompute, ComputeReader } from '../records.ts'
import { Refused } from '../refused.ts'
import type { SnapshotStore } from './snapshot-store.ts'
import { blockLength, pageCount } from './volume-bytes.ts'
import type { Snapshot } from './volume-entities.ts'

const gib = 1024 ** 3

/** An image, and the one whose blocks it may share. */
export interface Lineage {
  readonly image: string
  readonly base: string | undefined
  readonly sizeGiB: number
}

/** Bytes of an image's blocks that its base does not have. */
export async function ownBytes(store: SnapshotStore, lineage: Lineage): Promise<number> {
  let bytes = 0
  for (let page = 0; page < pageCount(store, lineage.sizeGiB); page++) {
    bytes += await ownBytesOf(store, lineage, page)
  }
  return bytes
}

/** Those of one page. */
export async function ownBytesOf(
  store: SnapshotStore,
  { image, base, sizeGiB }: Lineage,
  page: number,
): Promise<number> {
  const known = base === undefined ? [] : ((await store.page(base, page)) ?? [])
  const shared = new Map(known.map(({ index, blob }) => [index, blob]))
  let bytes = 0
  for (const { index, blob } of (await store.page(image, page)) ?? []) {
    if (shared.get(index) !== blob) bytes += blockLength(store, sizeGiB, { page, index })
  }
  return bytes
}

/** What all snapshots of an account take, but for one. */
export async function storedBytes(records: ComputeReader, except = ''): Promise<number> {
  const all = await records.all('snapshot')
  const counted = all.filter((each) => each.state === 'completed' && each.snapshotId !== except)
  return counted.reduce((sum, { storedBytes: own, fullBytes = 0 }) => sum + (own ?? fullBytes), 0)
}

/** Throws Refused SnapshotLimitExceeded if snapshots may not take so many bytes together. */
export function requireStoredRoom(
  bytes: number,
  { snapshotsGiB }: Pick<ComputeQuotas, 'snapshotsGiB'>,
): void {
  if (bytes <= snapshotsGiB * gib) return
  throw new Refused(
    'SnapshotLimitExceeded',
    `Snapshots may take ${snapshotsGiB} GiB together. ` +
      'Ask for more with Service Quotas (ec2, snapshots-gib).',
  )
}

/** What snapshots that are left count when one goes: what it shared with them is theirs. */
export async function heirsOf(
  store: SnapshotStore,
  { records }: Pick<AccountCompute, 'records'>,
  gone: Snapshot,
): Promise<readonly Pick<Snapshot, 'snapshotId' | 'baseId' | 'storedBytes'>[]> {
  const all = await records.all('snapshot')
  const heirs = all.filter((each) => each.baseId === gone.snapshotId)
  heirs.sort((a, b) => a.startTime - b.startTime || (a.snapshotId < b.snapshotId ? -1 : 1))
  const isThere = all.some(({ snapshotId }) => snapshotId === gone.baseId)
  const left = []
  let base = isThere ? gone.baseId : undefined
  for (const { snapshotId, volumeSize: sizeGiB } of heirs) {
    const stored = await ownBytes(store, { image: snapshotId, base, sizeGiB })
    left.push({ snapshotId, ...(base && { baseId: base }), storedBytes: stored })
    base = snapshotId
  }
  return left
}
