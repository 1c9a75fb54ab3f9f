/** Snapshots, as EC2 checks, finds and shows them. */
import {
  findSnapshot,
  type SnapshotRequest,
  type SnapshotScopes,
} from '../../compute/volumes/snapshots.ts'
import type { Snapshot } from '../../compute/volumes/volume-entities.ts'
import { limits } from '../../limits.ts'
import { invalidParameterValue } from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import { unknownId } from '../resources.ts'
import { tagsOutput } from '../tags.ts'
import { timeText } from './volumes.ts'

/** A snapshot that an account may restore. Throws InvalidSnapshot.NotFound. */
export async function restorableSnapshot(
  scopes: SnapshotScopes,
  request: SnapshotRequest,
): Promise<Snapshot> {
  const found = await findSnapshot(scopes, request)
  if (found !== undefined) return found
  throw unknownId('snapshot', request.snapshotId)
}

/** An account's own snapshot. Throws InvalidSnapshot.NotFound. */
export async function ownSnapshot(
  { records }: Pick<SnapshotScopes, 'records'>,
  snapshotId: string,
): Promise<Snapshot> {
  const found = await records.get('snapshot', snapshotId)
  if (found !== undefined && found.state !== 'deleting') return found
  throw unknownId('snapshot', snapshotId)
}

/** A description as it may be. Throws InvalidParameterValue. */
export function parseDescription(text = ''): string {
  if (text.length <= limits.descriptionChars) return text
  const message = `Value (${text.slice(0, 40)}…) for parameter description is invalid.`
  throw invalidParameterValue(`${message} It has more than ${limits.descriptionChars} characters.`)
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html */
export const snapshotFilters = withTagFilters<Snapshot>({
  description: ({ description }) => description,
  encrypted: () => false,
  'owner-alias': () => undefined,
  'owner-id': ({ owner }) => owner,
  progress: ({ progress }) => `${progress}%`,
  'snapshot-id': ({ snapshotId }) => snapshotId,
  'start-time': ({ startTime }) => timeText(startTime),
  status: ({ state }) => state,
  'storage-tier': () => 'standard',
  'transfer-type': () => 'standard',
  'volume-id': ({ volumeId }) => volumeId,
  'volume-size': ({ volumeSize }) => volumeSize,
})

/** A snapshot, as answers show it. */
export function snapshotOutput(snapshot: Snapshot) {
  const { completedAt, state } = snapshot
  return {
    SnapshotId: snapshot.snapshotId,
    VolumeId: snapshot.volumeId,
    OwnerId: snapshot.owner,
    Description: snapshot.description,
    VolumeSize: snapshot.volumeSize,
    StartTime: new Date(snapshot.startTime),
    CompletionTime: completedAt === undefined ? undefined : new Date(completedAt),
    State: state === 'deleting' ? ('completed' as const) : state,
    StateMessage: snapshot.stateMessage,
    Progress: `${snapshot.progress}%`,
    Encrypted: false,
    StorageTier: 'standard' as const,
    FullSnapshotSizeInBytes: snapshot.fullBytes,
    Tags: tagsOutput(snapshot.tags),
  }
}
