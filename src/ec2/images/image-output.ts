/** Images, as EC2 shows and filters them. */
import type { Image, ImageDevice } from '../../compute/images/image-entities.ts'
import { type FilterTable, withTagFilters } from '../filters.ts'
import { tagsOutput } from '../tags.ts'

/**
 * An image as answers show it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html
 */
export function imageOutput(image: Image, region: string) {
  const { source, deprecatedAt, description } = image
  return {
    ImageId: image.imageId,
    ImageLocation: locationOf(image),
    ImageType: 'machine' as const,
    ImageOwnerAlias: aliasOf(image),
    OwnerId: image.owner,
    Public: image.isPublic,
    Name: image.name,
    ...(description && { Description: description }),
    State: image.state,
    ...(image.stateReason && { StateReason: reasonOf(image) }),
    CreationDate: new Date(image.createdAt).toISOString(),
    ...(deprecatedAt && { DeprecationTime: new Date(deprecatedAt).toISOString() }),
    Architecture: image.architecture,
    PlatformDetails: image.platformDetails,
    UsageOperation: 'RunInstances',
    RootDeviceName: image.rootDeviceName,
    RootDeviceType: 'ebs' as const,
    BlockDeviceMappings: image.devices.map(deviceOutput),
    VirtualizationType: 'hvm' as const,
    Hypervisor: 'xen' as const,
    EnaSupport: true,
    SriovNetSupport: 'simple',
    BootMode: image.bootMode,
    ImdsSupport: image.imdsSupport,
    DeregistrationProtection: protectionOf(image),
    ...(source?.type === 'instance' && { SourceInstanceId: source.instanceId }),
    ...(source?.type === 'image' && { SourceImageId: source.imageId, SourceImageRegion: region }),
    Tags: tagsOutput(image.tags),
  }
}

/** A device of an image as answers show it. */
export function deviceOutput({ deviceName, snapshotId, volumeSize, ...device }: ImageDevice) {
  return {
    DeviceName: deviceName,
    Ebs: {
      DeleteOnTermination: device.deleteOnTermination,
      Encrypted: device.encrypted,
      SnapshotId: snapshotId,
      VolumeSize: volumeSize,
      VolumeType: device.volumeType as 'gp3',
      Iops: device.iops,
      Throughput: device.throughput,
    },
  }
}

/** `disabled`, `enabled-without-cooldown`, or `enabled-with-cooldown`, also while it cools down. */
export function protectionOf({ protection }: Image): string {
  if (protection === undefined) return 'disabled'
  const { withCooldown, endedAt } = protection
  if (endedAt !== undefined) return 'disabled'
  return withCooldown ? 'enabled-with-cooldown' : 'enabled-without-cooldown'
}

function locationOf({ owner, name, source }: Image): string {
  if (source?.type !== 'object') return `${owner}/${name}`
  return `${source.object.bucket}/${source.object.key}`
}

function aliasOf({ isOperators }: Image): string | undefined {
  return isOperators ? 'amazon' : undefined
}

function reasonOf({ stateReason = '' }: Image) {
  return { Code: 'Client.ImportFailed', Message: stateReason }
}

/** Of scans, watermarks and lists of types, which no image has here. */
const ofScans: FilterTable<Image> = Object.fromEntries(
  [
    'image-watermark.source-image-creation-time',
    'image-watermark.source-image-id',
    'image-watermark.source-image-region',
    'image-watermark.watermark-creation-time',
    'image-watermark.watermark-key',
    'instance-type-specification.supported-instance-type',
    'instance-type-specification.unsupported-instance-type',
    'public-ssm-parameter-name',
    'scan-result.critical-fix-available-since',
    'scan-result.finding-scan-date',
    'scan-result.high-fix-available-since',
    'scan-result.highest-finding-severity-label',
    'scan-result.informational-fix-available-since',
    'scan-result.low-fix-available-since',
    'scan-result.medium-fix-available-since',
  ].map((name) => [name, () => undefined]),
)

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html */
export const imageFilters = withTagFilters<Image>({
  ...ofScans,
  architecture: ({ architecture }) => architecture,
  'block-device-mapping.delete-on-termination': ({ devices }) =>
    devices.map(({ deleteOnTermination }) => String(deleteOnTermination)),
  'block-device-mapping.device-name': ({ devices }) => devices.map((each) => each.deviceName),
  'block-device-mapping.encrypted': ({ devices }) =>
    devices.map(({ encrypted }) => String(encrypted)),
  'block-device-mapping.snapshot-id': ({ devices }) =>
    devices.flatMap(({ snapshotId }) => snapshotId ?? []),
  'block-device-mapping.volume-size': ({ devices }) => devices.map((each) => each.volumeSize),
  'block-device-mapping.volume-type': ({ devices }) => devices.map((each) => each.volumeType),
  'boot-mode': () => undefined,
  'creation-date': ({ createdAt }) => new Date(createdAt).toISOString(),
  description: ({ description }) => description,
  'ena-support': () => true,
  'free-tier-eligible': () => false,
  hypervisor: () => 'xen',
  'image-allowed': () => undefined,
  'image-id': ({ imageId }) => imageId,
  'image-type': () => 'machine',
  'is-public': ({ isPublic }) => isPublic,
  'kernel-id': () => undefined,
  'manifest-location': locationOf,
  name: ({ name }) => name,
  'owner-alias': aliasOf,
  'owner-id': ({ owner }) => owner,
  platform: () => undefined,
  'product-code': () => undefined,
  'product-code.type': () => undefined,
  'ramdisk-id': () => undefined,
  'root-device-name': ({ rootDeviceName }) => rootDeviceName,
  'root-device-type': () => 'ebs',
  'source-image-id': ({ source }) => (source?.type === 'image' ? source.imageId : undefined),
  'source-image-region': () => undefined,
  'source-instance-id': ({ source }) =>
    source?.type === 'instance' ? source.instanceId : undefined,
  'sriov-net-support': () => 'simple',
  state: ({ state }) => state,
  'state-reason-code': (image) => (image.stateReason ? reasonOf(image).Code : undefined),
  'state-reason-message': ({ stateReason }) => stateReason,
  'virtualization-type': () => 'hvm',
})
