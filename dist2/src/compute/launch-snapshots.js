import { Refused } from './refused.js';
import { findSnapshot } from './snapshots.js';
/**
 * Devices with the sizes of their snapshots, where no other was asked for. Throws Refused:
 * InvalidSnapshot.NotFound, IncorrectState, InvalidBlockDeviceMapping, UnsupportedOperation.
 */
export async function sizedDevices(scopes, account, devices) {
    return Promise.all(devices.map((device) => sized(scopes, account, device)));
}
async function sized(scopes, account, device) {
    const { snapshotId, volumeSize, encrypted, isRoot } = device;
    if (encrypted)
        throw new Refused('UnsupportedOperation', noEncryption);
    if (snapshotId === undefined || isRoot)
        return device;
    const snapshot = await findSnapshot(scopes, { account, snapshotId });
    if (snapshot === undefined) {
        throw new Refused('InvalidSnapshot.NotFound', `The snapshot '${snapshotId}' does not exist.`);
    }
    if (snapshot.state !== 'completed') {
        throw new Refused('IncorrectState', `Snapshot '${snapshotId}' is not 'completed'.`);
    }
    if (volumeSize === 0)
        return { ...device, volumeSize: snapshot.volumeSize };
    if (volumeSize >= snapshot.volumeSize)
        return device;
    throw new Refused('InvalidBlockDeviceMapping', `Volume of size ${volumeSize}GB is smaller than snapshot '${snapshotId}', ` +
        `expect size >= ${snapshot.volumeSize}GB`);
}
/** Why nothing is encrypted, and what to do instead. */
export const noEncryption = 'This server does not encrypt volumes and snapshots. Encrypt inside the instance, or the disk ' +
    'that holds the data directory of the server.';
