/** The devices of an image that is registered: its root is a snapshot, others may be. */
import type { Image, ImageDevice } from '../../compute/images/image-entities.ts'
import type { DeviceWish } from '../../compute/instances/launch-devices.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { refusal } from '../errors.ts'
import { parseDevices } from '../instances/launch-devices.ts'
import { ownSnapshot } from '../volumes/snapshots.ts'

/** What a registration says of devices. */
export interface ImageDevicesWish {
  readonly rootDeviceName: string
  readonly wishes: readonly DeviceWish[]
}

/** Throws what `parseDevices` throws, and InvalidBlockDeviceMapping without a root. */
export function parseImageDevices(
  mappings: Parameters<typeof parseDevices>[0],
  rootName: string | undefined,
): ImageDevicesWish {
  const wishes = parseDevices(mappings).filter(({ isLeftOut }) => !isLeftOut)
  const rootDeviceName = rootName ?? wishes[0]?.deviceName ?? ''
  const root = wishes.find(({ deviceName }) => deviceName === rootDeviceName)
  if (root?.snapshotId !== undefined) return { rootDeviceName, wishes }
  const message = `The root device ${rootDeviceName} must be mapped to a snapshot.`
  throw refusal('InvalidBlockDeviceMapping', message)
}

/**
 * The devices, the root first, and the snapshot that the image is made of. Throws
 * InvalidSnapshot.NotFound, IncorrectState, InvalidBlockDeviceMapping.
 */
export async function imageDevices(
  records: ComputeReader,
  { rootDeviceName, wishes }: ImageDevicesWish,
): Promise<Pick<Image, 'rootDeviceName' | 'devices' | 'source'>> {
  const isRoot = ({ deviceName }: Pick<DeviceWish, 'deviceName'>) => deviceName === rootDeviceName
  const sorted = [...wishes].sort((a, b) => Number(isRoot(b)) - Number(isRoot(a)))
  const devices = await Promise.all(sorted.map((wish) => deviceOf(records, wish)))
  const { snapshotId = '' } = devices.find(isRoot) ?? {}
  const { volumeSize: sizeGiB } = await ownSnapshot({ records }, snapshotId)
  return { rootDeviceName, devices, source: { type: 'snapshot', snapshotId, sizeGiB } }
}

async function deviceOf(records: ComputeReader, wish: DeviceWish): Promise<ImageDevice> {
  const { deviceName, snapshotId, deleteOnTermination = true, encrypted = false } = wish
  if (encrypted) throw refusal('UnsupportedOperation', 'This server offers no encrypted images.')
  const least = snapshotId === undefined ? 1 : await sizeOf(records, snapshotId)
  const { volumeSize = snapshotId === undefined ? undefined : least, volumeType = 'gp2' } = wish
  if (volumeSize === undefined) {
    throw refusal('MissingParameter', 'The request must contain the parameter size or snapshotId')
  }
  if (volumeSize < least) {
    throw refusal(
      'InvalidBlockDeviceMapping',
      `Volume of size ${volumeSize}GB is smaller than snapshot '${snapshotId}', ` +
        `expect size >= ${least}GB`,
    )
  }
  const from = snapshotId === undefined ? {} : { snapshotId, snapshotSize: least }
  return { deviceName, ...from, volumeSize, volumeType, deleteOnTermination, encrypted }
}

async function sizeOf(records: ComputeReader, snapshotId: string): Promise<number> {
  const { state, volumeSize } = await ownSnapshot({ records }, snapshotId)
  if (state === 'completed') return volumeSize
  throw refusal('IncorrectState', `Snapshot '${snapshotId}' is not 'completed'.`)
}
