import { withTagFilters } from './filters.js';
import { tagsOutput } from './tags.js';
/**
 * An image as answers show it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html
 */
export function imageOutput(image, region) {
    const { source, deprecatedAt, description } = image;
    return {
        ImageId: image.imageId,
        ImageLocation: locationOf(image),
        ImageType: 'machine',
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
        RootDeviceType: 'ebs',
        BlockDeviceMappings: image.devices.map(deviceOutput),
        VirtualizationType: 'hvm',
        Hypervisor: 'xen',
        EnaSupport: true,
        SriovNetSupport: 'simple',
        BootMode: image.bootMode,
        ImdsSupport: image.imdsSupport,
        DeregistrationProtection: protectionOf(image),
        ...(source?.type === 'instance' && { SourceInstanceId: source.instanceId }),
        ...(source?.type === 'image' && { SourceImageId: source.imageId, SourceImageRegion: region }),
        Tags: tagsOutput(image.tags),
    };
}
/** A device of an image as answers show it. */
export function deviceOutput({ deviceName, snapshotId, volumeSize, ...device }) {
    return {
        DeviceName: deviceName,
        Ebs: {
            DeleteOnTermination: device.deleteOnTermination,
            Encrypted: device.encrypted,
            SnapshotId: snapshotId,
            VolumeSize: volumeSize,
            VolumeType: device.volumeType,
        },
    };
}
/** `disabled`, `enabled-without-cooldown`, or `enabled-with-cooldown`, also while it cools down. */
export function protectionOf({ protection }) {
    if (protection === undefined)
        return 'disabled';
    const { withCooldown, endedAt } = protection;
    if (endedAt !== undefined)
        return 'disabled';
    return withCooldown ? 'enabled-with-cooldown' : 'enabled-without-cooldown';
}
function locationOf({ owner, name, source }) {
    if (source?.type !== 'object')
        return `${owner}/${name}`;
    return `${source.object.bucket}/${source.object.key}`;
}
function aliasOf({ isOperators }) {
    return isOperators ? 'amazon' : undefined;
}
function reasonOf({ stateReason = '' }) {
    return { Code: 'Client.ImportFailed', Message: stateReason };
}
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html */
export const imageFilters = withTagFilters({
    architecture: ({ architecture }) => architecture,
    'block-device-mapping.delete-on-termination': ({ devices }) => devices.map(({ deleteOnTermination }) => String(deleteOnTermination)),
    'block-device-mapping.device-name': ({ devices }) => devices.map((each) => each.deviceName),
    'block-device-mapping.encrypted': ({ devices }) => devices.map(({ encrypted }) => String(encrypted)),
    'block-device-mapping.snapshot-id': ({ devices }) => devices.flatMap(({ snapshotId }) => snapshotId ?? []),
    'block-device-mapping.volume-size': ({ devices }) => devices.map((each) => each.volumeSize),
    'block-device-mapping.volume-type': ({ devices }) => devices.map((each) => each.volumeType),
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
    'source-instance-id': ({ source }) => source?.type === 'instance' ? source.instanceId : undefined,
    'sriov-net-support': () => 'simple',
    state: ({ state }) => state,
    'state-reason-code': (image) => (image.stateReason ? reasonOf(image).Code : undefined),
    'state-reason-message': ({ stateReason }) => stateReason,
    'virtualization-type': () => 'hvm',
});
