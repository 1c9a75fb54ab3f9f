/** The snapshots that volumes of a launch are made of: they say how large a volume is at least. */
import type { Image, ImageDevice } from '../images/image-entities.ts'
import { Refused } from '../refused.ts'
import { findSnapshot, type SnapshotScopes } from '../volumes/snapshots.ts'
import type { LaunchDevice } from './launch-devices.ts'

/** Whose launch it is, and from which image. */
export interface SnapshotUse {
  /** Twelve digits. */
  readonly account: string
  readonly image: Image
}

/**
 * Devices with the sizes of their snapshots, where no other was asked for. Who may launch an image
 * may have its volumes, too, whoever may restore their snapshots. Throws Refused:
 * InvalidSnapshot.NotFound, IncorrectState, InvalidBlockDeviceMapping, UnsupportedOperation.
 */
export async function sizedDevices(
  scopes: SnapshotScopes,
  use: SnapshotUse,
  devices: readonly LaunchDevice[],
): Promise<LaunchDevice[]> {
  return Promise.all(devices.map((device) => sized(scopes, use, device)))
}

async function sized(
  scopes: SnapshotScopes,
  { account, image }: SnapshotUse,
  device: LaunchDevice,
): Promise<LaunchDevice> {
  const { snapshotId, volumeSize, encrypted, isRoot } = device
  if (encrypted) throw new Refused('UnsupportedOperation', noEncryption)
  if (snapshotId === undefined || isRoot) return device
  // The image has it as large as its snapshot is at least.
  const isLent = image.devices.some((each) => isOf(each, device))
  if (isLent && image.owner !== account) return { ...device, snapshotOwner: image.owner }
  const snapshot = await findSnapshot(scopes, { account, snapshotId })
  if (snapshot === undefined) {
    throw new Refused('InvalidSnapshot.NotFound', `The snapshot '${snapshotId}' does not exist.`)
  }
  if (snapshot.state !== 'completed') {
    throw new Refused('IncorrectState', `Snapshot '${snapshotId}' is not 'completed'.`)
  }
  if (volumeSize === 0) return { ...device, volumeSize: snapshot.volumeSize }
  if (volumeSize >= snapshot.volumeSize) return device
  throw new Refused(
    'InvalidBlockDeviceMapping',
    `Volume of size ${volumeSize}GB is smaller than snapshot '${snapshotId}', ` +
      `expect size >= ${snapshot.volumeSize}GB`,
  )
}

function isOf(lent: ImageDevice, { deviceName, snapshotId }: LaunchDevice): boolean {
  return lent.deviceName === deviceName && lent.snapshotId === snapshotId
}

/** Why nothing is encrypted, and what to do instead. */
export const noEncryption =
  'This server does not encrypt volumes and snapshots. Encrypt inside the instance, or the disk ' +
  'that holds the data directory of the server.'
