/**
 * The volumes that an instance is launched with: its image's, as the launch would have them, and
 * others. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-device-mapping-concepts.html
 */

import { generateId, type RandomBytes } from '../ids.ts'
import type { Image, Volume } from '../images/image-entities.ts'
import type { ComputeChange } from '../records.ts'
import { Refused } from '../refused.ts'
import type { Tags } from '../tags.ts'
import { devicePath } from '../volumes/device-path.ts'
import type { VolumeForm } from '../volumes/volume-entities.ts'
import { parseForm } from '../volumes/volume-form.ts'

/** What a launch says of one device. */
export interface DeviceWish {
  readonly deviceName: string
  /** True: none, whatever the image has there. */
  readonly isLeftOut: boolean
  /** GiB. */
  readonly volumeSize?: number | undefined
  readonly volumeType?: string | undefined
  readonly iops?: number | undefined
  readonly throughput?: number | undefined
  readonly snapshotId?: string | undefined
  readonly encrypted?: boolean | undefined
  readonly deleteOnTermination?: boolean | undefined
}

/** A volume that an instance is going to have, as it is asked for. */
export interface LaunchDevice {
  readonly deviceName: string
  readonly volumeSize: number
  readonly volumeType: string
  readonly iops?: number | undefined
  readonly throughput?: number | undefined
  readonly snapshotId?: string | undefined
  /** Whose the snapshot is, if it comes with an image of others. */
  readonly snapshotOwner?: string
  readonly encrypted: boolean
  readonly deleteOnTermination: boolean
  readonly isRoot: boolean
}

const rootType = 'gp3'
const dataType = 'gp2'

/** The devices of a launch, the root device first. Throws Refused: InvalidBlockDeviceMapping. */
export function launchDevices(image: Image, wishes: readonly DeviceWish[]): LaunchDevice[] {
  const rootName = image.rootDeviceName
  const own = image.devices.map((device) => ({
    ...device,
    volumeType: device.volumeType || rootType,
    isRoot: device.deviceName === rootName,
  }))
  const changed = own.flatMap((device): LaunchDevice[] => {
    const wish = wishes.find((one) => isSame(one, device))
    if (wish === undefined) return [device]
    if (!wish.isLeftOut) return [overridden(device, wish)]
    if (device.isRoot) throw badMapping(`The root device ${rootName} cannot be left out.`)
    return []
  })
  const isNew = ({ deviceName, isLeftOut }: DeviceWish) =>
    !isLeftOut && !own.some((device) => isSame(device, { deviceName }))
  const added = wishes.filter(isNew).map(newDevice)
  for (const { isRoot, deleteOnTermination } of changed) {
    if (isRoot && !deleteOnTermination) {
      throw new Refused('UnsupportedOperation', 'A root volume here goes with its instance.')
    }
  }
  return [...changed, ...added].sort((a, b) => Number(b.isRoot) - Number(a.isRoot))
}

type Named = Pick<DeviceWish, 'deviceName'>

function isSame(one: Named, other: Named): boolean {
  return devicePath(one.deviceName) === devicePath(other.deviceName)
}

function overridden(device: LaunchDevice, wish: DeviceWish): LaunchDevice {
  const volumeSize = wish.volumeSize ?? device.volumeSize
  if (volumeSize < device.volumeSize) {
    throw badMapping(
      `Volume of size ${volumeSize}GB is smaller than snapshot ` +
        `'${device.snapshotId ?? 'of the image'}', expect size >= ${device.volumeSize}GB`,
    )
  }
  if (device.isRoot && wish.snapshotId !== undefined && wish.snapshotId !== device.snapshotId) {
    throw badMapping('The root device of an image cannot have another snapshot.')
  }
  const volumeType = wish.volumeType ?? device.volumeType
  const isSameType = volumeType === device.volumeType
  return {
    ...device,
    volumeSize,
    volumeType,
    iops: wish.iops ?? (isSameType ? device.iops : undefined),
    throughput: wish.throughput ?? (isSameType ? device.throughput : undefined),
    snapshotId: wish.snapshotId ?? device.snapshotId,
    encrypted: wish.encrypted ?? device.encrypted,
    deleteOnTermination: wish.deleteOnTermination ?? device.deleteOnTermination,
  }
}

function newDevice(wish: DeviceWish): LaunchDevice {
  const { deviceName, volumeSize, snapshotId } = wish
  if (volumeSize === undefined && snapshotId === undefined) {
    throw new Refused(
      'MissingParameter',
      `The request must contain the parameter size or snapshotId`,
    )
  }
  return {
    deviceName,
    volumeSize: volumeSize ?? 0,
    volumeType: wish.volumeType ?? dataType,
    iops: wish.iops,
    throughput: wish.throughput,
    snapshotId,
    encrypted: wish.encrypted ?? false,
    deleteOnTermination: wish.deleteOnTermination ?? true,
    isRoot: false,
  }
}

function badMapping(message: string): Refused {
  return new Refused('InvalidBlockDeviceMapping', message)
}

/**
 * Size, type and speed of a device's volume. Throws Refused, as `parseForm` does for any volume.
 */
export function formOf(device: LaunchDevice): VolumeForm {
  const { volumeSize: Size, volumeType: VolumeType, iops: Iops, throughput: Throughput } = device
  return parseForm({ Size, VolumeType, Iops, Throughput })
}

/** What makes one instance's volumes. */
export interface DeviceMaking {
  readonly instanceId: string
  readonly availabilityZone: string
  readonly now: number
  readonly random: RandomBytes
  readonly tags: Tags
}

/** Puts the volume of one device of an instance. The root volume is there as its machine is. */
export function putDevice(
  records: ComputeChange,
  device: LaunchDevice,
  { instanceId, availabilityZone, now, random, tags }: DeviceMaking,
): void {
  const { deviceName, deleteOnTermination, snapshotId, isRoot } = device
  const volume: Volume = {
    volumeId: generateId('vol', random),
    availabilityZone,
    ...formOf(device),
    encrypted: device.encrypted,
    ...(snapshotId !== undefined && { snapshotId }),
    ...(device.snapshotOwner !== undefined && { snapshotOwner: device.snapshotOwner }),
    createdAt: now,
    state: isRoot ? 'in-use' : 'creating',
    attachment: {
      instanceId,
      deviceName,
      attachTime: now,
      deleteOnTermination,
      state: isRoot ? 'attached' : 'attaching',
      isForced: false,
    },
    isRoot,
    tags,
  }
  records.put('volume', volume.volumeId, volume)
}
