/** Snapshots as they are asked for, and the moment that they are of. */
import { setTimeout as pause } from 'node:timers/promises'
import { generateId } from '../../compute/ids.ts'
import type { ComputeReader } from '../../compute/records.ts'
import type { Tags } from '../../compute/tags.ts'
import { requireStoredRoom, storedBytes } from '../../compute/volumes/snapshot-bytes.ts'
import { putSnapshot, type SnapshotChanges } from '../../compute/volumes/snapshots.ts'
import type { Snapshot, Volume } from '../../compute/volumes/volume-entities.ts'
import { limits } from '../../limits.ts'
import { limitExceeded, refusal } from '../errors.ts'
import { type QuotaHolder, quotaOf } from '../quotas.ts'

/** What a snapshot is made with. */
export interface SnapshotFacts extends QuotaHolder {
  readonly now: number
  readonly random: (count: number) => Buffer
  readonly description: string
  readonly tags: Tags
}

/**
 * Puts the wish for a snapshot of a volume. Throws IncorrectState,
 * SnapshotLimitExceeded, ConcurrentSnapshotLimitExceeded.
 */
export async function putNewSnapshot(
  scopes: SnapshotChanges,
  volume: Volume,
  facts: SnapshotFacts,
): Promise<Snapshot> {
  requireSnapshotable(volume)
  await requireSnapshotRoom(scopes.records, facts, volume.volumeId)
  const snapshot: Snapshot = {
    ...newSnapshot(facts),
    volumeId: volume.volumeId,
    volumeSize: volume.size,
    ...(volume.isRoot && { origin: 'root' as const }),
  }
  await putSnapshot(scopes, snapshot)
  return snapshot
}

/** What all snapshots begin with. */
export function newSnapshot({ account, now, random, description, tags }: SnapshotFacts) {
  return {
    snapshotId: generateId('snap', random),
    owner: account,
    description,
    startTime: now,
    state: 'pending' as const,
    progress: 0,
    isHeld: false,
    isPublic: false,
    sharedWith: [],
    tags,
  }
}

function requireSnapshotable({ volumeId, state }: Volume): void {
  if (state === 'available' || state === 'in-use') return
  throw refusal('IncorrectState', `Volume '${volumeId}' is in the '${state}' state.`)
}

/**
 * Throws SnapshotLimitExceeded, ConcurrentSnapshotLimitExceeded. What a snapshot takes is known
 * when it is stored, and judged then; here, whether there is anything left.
 */
export async function requireSnapshotRoom(
  records: ComputeReader,
  holder: QuotaHolder,
  volumeId?: string,
): Promise<void> {
  const snapshotsGiB = await quotaOf(holder, 'snapshotsGiB')
  requireStoredRoom((await storedBytes(records)) + 1, { snapshotsGiB })
  const all = await records.all('snapshot')
  if (all.length >= limits.snapshotsPerAccount) {
    throw limitExceeded('SnapshotLimitExceeded', 'snapshots')
  }
  const pending = all.filter((each) => each.volumeId === volumeId && each.state === 'pending')
  if (pending.length < limits.pendingSnapshotsPerVolume) return
  throw limitExceeded('ConcurrentSnapshotLimitExceeded', 'pending snapshots for a single volume')
}

/**
 * Waits for the moment of snapshots: what is written to a volume after the answer is not in them.
 * A copy that takes longer than a client waits goes on after the answer.
 */
export async function momentOf(
  records: ComputeReader,
  snapshots: readonly Snapshot[],
): Promise<readonly Snapshot[]> {
  const deadline = performance.now() + limits.snapshotMomentMs
  for (;;) {
    const found = await Promise.all(
      snapshots.map(async (each) => (await records.get('snapshot', each.snapshotId)) ?? each),
    )
    const areHeld = found.every(({ isHeld, state }) => isHeld || state !== 'pending')
    if (areHeld || performance.now() > deadline) return found
    await pause(limits.snapshotLookMs)
  }
}
