/** Snapshots as they are asked for, and the moment that they are of. */
import { setTimeout as pause } from 'node:timers/promises';
import { generateId } from '../compute/ids.js';
import { requireStoredRoom, storedBytes } from '../compute/snapshot-bytes.js';
import { putSnapshot } from '../compute/snapshots.js';
import { limits } from '../limits.js';
import { limitExceeded, refusal } from './errors.js';
import { quotaOf } from './quotas.js';
/**
 * Puts the wish for a snapshot of a volume. Throws IncorrectState, UnsupportedOperation,
 * SnapshotLimitExceeded, ConcurrentSnapshotLimitExceeded.
 */
export async function putNewSnapshot(scopes, volume, facts) {
    requireSnapshotable(volume);
    await requireSnapshotRoom(scopes.records, facts, volume.volumeId);
    const snapshot = {
        ...newSnapshot(facts),
        volumeId: volume.volumeId,
        volumeSize: volume.size,
    };
    await putSnapshot(scopes, snapshot);
    return snapshot;
}
/** What all snapshots begin with. */
export function newSnapshot({ account, now, random, description, tags }) {
    return {
        snapshotId: generateId('snap', random),
        owner: account,
        description,
        startTime: now,
        state: 'pending',
        progress: 0,
        isHeld: false,
        isPublic: false,
        sharedWith: [],
        tags,
    };
}
function requireSnapshotable({ volumeId, state, isRoot }) {
    if (isRoot) {
        const message = `The root volume '${volumeId}' is the writable layer of a container, not a disk`;
        throw refusal('UnsupportedOperation', `${message}: keep it as an image, with CreateImage.`);
    }
    if (state === 'available' || state === 'in-use')
        return;
    throw refusal('IncorrectState', `Volume '${volumeId}' is in the '${state}' state.`);
}
/**
 * Throws SnapshotLimitExceeded, ConcurrentSnapshotLimitExceeded. What a snapshot takes is known
 * when it is stored, and judged then; here, whether there is anything left.
 */
export async function requireSnapshotRoom(records, holder, volumeId) {
    const snapshotsGiB = await quotaOf(holder, 'snapshotsGiB');
    requireStoredRoom((await storedBytes(records)) + 1, { snapshotsGiB });
    const all = await records.all('snapshot');
    if (all.length >= limits.snapshotsPerAccount) {
        throw limitExceeded('SnapshotLimitExceeded', 'snapshots');
    }
    const pending = all.filter((each) => each.volumeId === volumeId && each.state === 'pending');
    if (pending.length < limits.pendingSnapshotsPerVolume)
        return;
    throw limitExceeded('ConcurrentSnapshotLimitExceeded', 'pending snapshots for a single volume');
}
/**
 * Waits for the moment of snapshots: what is written to a volume after the answer is not in them.
 * A copy that takes longer than a client waits goes on after the answer.
 */
export async function momentOf(records, snapshots) {
    const deadline = performance.now() + limits.snapshotMomentMs;
    for (;;) {
        const found = await Promise.all(snapshots.map(async (each) => (await records.get('snapshot', each.snapshotId)) ?? each));
        const areHeld = found.every(({ isHeld, state }) => isHeld || state !== 'pending');
        if (areHeld || performance.now() > deadline)
            return found;
        await pause(limits.snapshotLookMs);
    }
}
