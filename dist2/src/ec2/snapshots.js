/** Snapshots, as EC2 checks, finds and shows them. */
import { findSnapshot } from '../compute/snapshots.js';
import { limits } from '../limits.js';
import { invalidParameterValue } from './errors.js';
import { withTagFilters } from './filters.js';
import { unknownId } from './resources.js';
import { tagsOutput } from './tags.js';
import { timeText } from './volumes.js';
/** A snapshot that an account may restore. Throws InvalidSnapshot.NotFound. */
export async function restorableSnapshot(scopes, request) {
    const found = await findSnapshot(scopes, request);
    if (found !== undefined)
        return found;
    throw unknownId('snapshot', request.snapshotId);
}
/** An account's own snapshot. Throws InvalidSnapshot.NotFound. */
export async function ownSnapshot({ records }, snapshotId) {
    const found = await records.get('snapshot', snapshotId);
    if (found !== undefined && found.state !== 'deleting')
        return found;
    throw unknownId('snapshot', snapshotId);
}
/** A description as it may be. Throws InvalidParameterValue. */
export function parseDescription(text = '') {
    if (text.length <= limits.descriptionChars)
        return text;
    const message = `Value (${text.slice(0, 40)}…) for parameter description is invalid.`;
    throw invalidParameterValue(`${message} It has more than ${limits.descriptionChars} characters.`);
}
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html */
export const snapshotFilters = withTagFilters({
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
});
/** A snapshot, as answers show it. */
export function snapshotOutput(snapshot) {
    const { completedAt, state } = snapshot;
    return {
        SnapshotId: snapshot.snapshotId,
        VolumeId: snapshot.volumeId,
        OwnerId: snapshot.owner,
        Description: snapshot.description,
        VolumeSize: snapshot.volumeSize,
        StartTime: new Date(snapshot.startTime),
        CompletionTime: completedAt === undefined ? undefined : new Date(completedAt),
        State: state === 'deleting' ? 'completed' : state,
        StateMessage: snapshot.stateMessage,
        Progress: `${snapshot.progress}%`,
        Encrypted: false,
        StorageTier: 'standard',
        FullSnapshotSizeInBytes: snapshot.fullBytes,
        Tags: tagsOutput(snapshot.tags),
    };
}
