/** Changes of volumes, as EC2 shows and filters them. */
import type { Volume } from '../../compute/volumes/volume-entities.ts'
import type { limits } from '../../limits.ts'
import { refusal } from '../errors.ts'
import type { FilterTable } from '../filters.ts'
import { timeText } from './volumes.ts'

type VolumeTypeName = keyof typeof limits.volumeTypes

/** Throws InvalidVolumeModification.NotFound for a volume that was never changed. */
export function requireModified(volume: Volume): Volume {
  if (volume.modification !== undefined) return volume
  const message = `Modification for volume '${volume.volumeId}' does not exist.`
  throw refusal('InvalidVolumeModification.NotFound', message)
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumesModifications.html */
export const modificationFilters: FilterTable<Volume> = {
  'modification-state': ({ modification }) => modification?.state,
  'original-iops': ({ modification }) => modification?.original.iops,
  'original-size': ({ modification }) => modification?.original.size,
  'original-volume-type': ({ modification }) => modification?.original.volumeType,
  originalMultiAttachEnabled: () => false,
  'start-time': ({ modification }) => modification && timeText(modification.startTime),
  'target-iops': ({ modification }) => modification?.target.iops,
  'target-size': ({ modification }) => modification?.target.size,
  'target-volume-type': ({ modification }) => modification?.target.volumeType,
  targetMultiAttachEnabled: () => false,
  'volume-id': ({ volumeId }) => volumeId,
}

/** The last change of a volume, as answers show it. */
export function modificationOutput({ volumeId, modification }: Volume) {
  if (modification === undefined) return { VolumeId: volumeId }
  const { state, original, target, startTime, endTime, message } = modification
  return {
    VolumeId: volumeId,
    ModificationState: state,
    StatusMessage: message,
    OriginalSize: original.size,
    OriginalVolumeType: original.volumeType as VolumeTypeName,
    OriginalIops: original.iops,
    OriginalThroughput: original.throughput,
    OriginalMultiAttachEnabled: false,
    TargetSize: target.size,
    TargetVolumeType: target.volumeType as VolumeTypeName,
    TargetIops: target.iops,
    TargetThroughput: target.throughput,
    TargetMultiAttachEnabled: false,
    Progress: state === 'completed' ? 100 : 0,
    StartTime: new Date(startTime),
    EndTime: endTime === undefined ? undefined : new Date(endTime),
  }
}
