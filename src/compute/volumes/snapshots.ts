/**
 * Snapshots as accounts find and keep them. What others may restore has a copy in the region's
 * scope, written in the same change, so that they find it without knowing whose it is.
 */
import type { ComputeChange, ComputeReader } from '../records.ts'
import type { Snapshot } from './volume-entities.ts'

/** AWS shows it where a snapshot is of no volume. */
export const noVolume = 'vol-ffffffff'

/** An account's records, and what all share. */
export interface SnapshotScopes {
  readonly records: ComputeReader
  readonly shared: ComputeReader
}

/** Who asks for which snapshot. */
export interface SnapshotRequest {
  /** Twelve digits. */
  readonly account: string
  readonly snapshotId: string
}

/** A snapshot that an account may restore: its own, one that is lent to it, or a public one. */
export async function findSnapshot(
  { records, shared }: SnapshotScopes,
  { account, snapshotId }: SnapshotRequest,
): Promise<Snapshot | undefined> {
  const own = await records.get('snapshot', snapshotId)
  if (own !== undefined) return own.state === 'deleting' ? undefined : own
  const lent = await shared.get('sharedSnapshot', snapshotId)
  return lent !== undefined && mayRestore(lent, account) ? lent : undefined
}

/** All that an account may restore. */
export async function visibleSnapshots(
  { records, shared }: SnapshotScopes,
  account: string,
): Promise<Snapshot[]> {
  const own = (await records.all('snapshot')).filter(({ state }) => state !== 'deleting')
  const lent = await shared.all('sharedSnapshot')
  return [...own, ...lent.filter((one) => one.owner !== account && mayRestore(one, account))]
}

/** Whether an account may make volumes of a snapshot. */
export function mayRestore({ owner, isPublic, sharedWith }: Snapshot, account: string): boolean {
  return owner === account || isPublic || sharedWith.includes(account)
}

/** An account's records and the region's, in one change. */
export interface SnapshotChanges {
  readonly records: ComputeChange
  readonly shared: ComputeChange
}

/** Writes a snapshot of the account whose records these are, and what others see of it. */
export async function putSnapshot(
  { records, shared }: SnapshotChanges,
  snapshot: Snapshot,
): Promise<void> {
  const { snapshotId, sharedWith, state } = snapshot
  records.put('snapshot', snapshotId, snapshot)
  const settings = await records.get('snapshotSettings', 'settings')
  const isBlocked = settings?.blockPublicAccess === 'block-all-sharing'
  const isPublic = snapshot.isPublic && !isBlocked
  const isLent = (isPublic || sharedWith.length > 0) && state !== 'deleting'
  if (isLent) shared.put('sharedSnapshot', snapshotId, { ...snapshot, isPublic, tags: {} })
  else shared.remove('sharedSnapshot', snapshotId)
}
