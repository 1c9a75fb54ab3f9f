/** Block device mappings, as launches and images name them. */

import type { DeviceWish } from '../../compute/instances/launch-devices.ts'
import { devicePath } from '../../compute/volumes/device-path.ts'
import { invalidParameterCombination, refusal } from '../errors.ts'
import { parseDeviceName } from '../volumes/device-names.ts'

interface MappingInput {
  readonly DeviceName?: string | undefined
  readonly NoDevice?: string | undefined
  readonly VirtualName?: string | undefined
  readonly Ebs?: EbsInput | undefined
}

interface EbsInput {
  readonly DeleteOnTermination?: boolean | undefined
  readonly Encrypted?: boolean | undefined
  readonly Iops?: number | undefined
  readonly KmsKeyId?: string | undefined
  readonly OutpostArn?: string | undefined
  readonly SnapshotId?: string | undefined
  readonly Throughput?: number | undefined
  readonly VolumeInitializationRate?: number | undefined
  readonly VolumeSize?: number | undefined
  readonly VolumeType?: string | undefined
}

/**
 * What the mappings of a launch say. Throws MissingParameter, InvalidBlockDeviceMapping,
 * InvalidParameterCombination, UnsupportedOperation.
 */
export function parseDevices(mappings: readonly MappingInput[] | undefined): DeviceWish[] {
  const wishes = (mappings ?? []).map(parseDevice)
  const names = wishes.map(({ deviceName }) => devicePath(deviceName))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice === undefined) return wishes
  throw badMapping(`The device '${twice}' is used in more than one block-device mapping`)
}

function parseDevice(mapping: MappingInput): DeviceWish {
  const { NoDevice, VirtualName, Ebs } = mapping
  const deviceName = parseDeviceName(mapping.DeviceName, 'blockDeviceMapping.deviceName')
  if (VirtualName) {
    throw badMapping(`${VirtualName}: the instance types here have no disks of their own`)
  }
  if (NoDevice !== undefined) {
    if (Ebs === undefined) return { deviceName, isLeftOut: true }
    throw invalidParameterCombination('A mapping has either ebs or noDevice')
  }
  return { deviceName, isLeftOut: false, ...parseEbs(Ebs ?? {}) }
}

function parseEbs(ebs: EbsInput): Omit<DeviceWish, 'deviceName' | 'isLeftOut'> {
  if (ebs.OutpostArn) throw refusal('UnsupportedOperation', 'This server does not offer Outposts.')
  const { KmsKeyId, VolumeInitializationRate } = ebs
  if (KmsKeyId) throw refusal('UnsupportedOperation', 'This server does not offer keys of KMS.')
  if (VolumeInitializationRate) {
    const message = 'This server does not offer volume initialization rates.'
    throw refusal('UnsupportedOperation', message)
  }
  return {
    volumeSize: ebs.VolumeSize,
    volumeType: ebs.VolumeType,
    iops: ebs.Iops,
    throughput: ebs.Throughput,
    snapshotId: ebs.SnapshotId,
    encrypted: ebs.Encrypted,
    deleteOnTermination: ebs.DeleteOnTermination,
  }
}

function badMapping(message: string): Error {
  return refusal('InvalidBlockDeviceMapping', message)
}
