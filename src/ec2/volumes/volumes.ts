/** Volumes, as EC2 checks, finds and shows them. */
import { noEncryption } from '../../compute/instances/launch-snapshots.ts'
import type { Volume, VolumeAttachment } from '../../compute/volumes/volume-entities.ts'
import { zonesOf } from '../../compute/zones.ts'
import type { limits } from '../../limits.ts'
import { missingParameter, refusal } from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import type { Owned } from '../listing.ts'
import { arnOf, type Place } from '../resources.ts'
import { tagsOutput } from '../tags.ts'

/** The zone of a new volume. Throws MissingParameter, InvalidZone.NotFound. */
export function parseVolumeZone(
  region: string,
  { AvailabilityZone: name, AvailabilityZoneId: id }: ZoneInput,
): string {
  if (!name && !id) throw missingParameter('availabilityZone')
  const found = zonesOf(region).find(({ zoneName, zoneId }) =>
    name ? zoneName === name : zoneId === id,
  )
  if (found !== undefined) return found.zoneName
  throw refusal('InvalidZone.NotFound', `The zone '${name ?? id}' does not exist.`)
}

interface ZoneInput {
  readonly AvailabilityZone?: string | undefined
  readonly AvailabilityZoneId?: string | undefined
}

/** Throws UnsupportedOperation for what encrypts: there is nothing here that would do it. */
export function refuseEncryption({
  Encrypted: encrypted,
  KmsKeyId: key,
}: {
  readonly Encrypted?: boolean | undefined
  readonly KmsKeyId?: string | undefined
}): void {
  if (!encrypted && !key) return
  throw refusal('UnsupportedOperation', noEncryption)
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumes.html */
export const volumeFilters = withTagFilters<Owned<Volume>>({
  'attachment.attach-time': ({ attachment }) => attachment && timeText(attachment.attachTime),
  'attachment.delete-on-termination': ({ attachment }) => attachment?.deleteOnTermination,
  'attachment.device': ({ attachment }) => attachment?.deviceName,
  'attachment.instance-id': ({ attachment }) => attachment?.instanceId,
  'attachment.status': ({ attachment }) => attachment?.state,
  'availability-zone': ({ availabilityZone }) => availabilityZone,
  'availability-zone-id': ({ availabilityZone }) => zoneIdOf(availabilityZone),
  'create-time': ({ createdAt }) => timeText(createdAt),
  encrypted: ({ encrypted }) => encrypted,
  'fast-restored': () => false,
  'multi-attach-enabled': () => false,
  'operator.managed': () => false,
  'operator.principal': () => undefined,
  size: ({ size }) => size,
  'snapshot-id': ({ snapshotId }) => snapshotId,
  status: ({ state }) => state,
  'volume-id': ({ volumeId }) => volumeId,
  'volume-type': ({ volumeType }) => volumeType,
})

/** A zone's name is its region's and a letter. */
function zoneIdOf(name: string): string | undefined {
  return zonesOf(name.slice(0, -1)).find(({ zoneName }) => zoneName === name)?.zoneId
}

/** As EC2 writes times: `2026-11-22T10:00:00.000Z`. */
export function timeText(time: number): string {
  return new Date(time).toISOString()
}

/** A volume, as answers show it. */
export function volumeOutput(volume: Volume, place: Place) {
  const { volumeId, availabilityZone, attachment } = volume
  return {
    VolumeId: volumeId,
    VolumeArn: arnOf(place, 'volume', volumeId),
    OwnerId: place.account,
    AvailabilityZone: availabilityZone,
    AvailabilityZoneId: zoneIdOf(availabilityZone),
    Size: volume.size,
    VolumeType: volume.volumeType as keyof typeof limits.volumeTypes,
    Iops: volume.iops,
    Throughput: volume.throughput,
    Encrypted: volume.encrypted,
    MultiAttachEnabled: false,
    // AWS gives an empty one to volumes that are made of none.
    SnapshotId: volume.snapshotId ?? '',
    CreateTime: new Date(volume.createdAt),
    State: volume.state,
    Attachments: attachment === undefined ? [] : [attachmentOutput(volumeId, attachment)],
    Operator: { Managed: false },
    Tags: tagsOutput(volume.tags),
  }
}

/** Where a volume is, as answers show it. */
export function attachmentOutput(volumeId: string, attachment: VolumeAttachment) {
  return {
    VolumeId: volumeId,
    InstanceId: attachment.instanceId,
    Device: attachment.deviceName,
    State: attachment.state,
    AttachTime: new Date(attachment.attachTime),
    DeleteOnTermination: attachment.deleteOnTermination,
  }
}
