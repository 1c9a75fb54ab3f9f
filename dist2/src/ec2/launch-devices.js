import { invalidParameterCombination, missingParameter, refusal } from './errors.js';
/**
 * What the mappings of a launch say. Throws MissingParameter, InvalidBlockDeviceMapping,
 * InvalidParameterCombination, UnsupportedOperation.
 */
export function parseDevices(mappings) {
    const wishes = (mappings ?? []).map(parseDevice);
    const names = wishes.map(({ deviceName }) => deviceName);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice === undefined)
        return wishes;
    throw badMapping(`The device '${twice}' is used in more than one block-device mapping`);
}
function parseDevice(mapping) {
    const { DeviceName: deviceName, NoDevice, VirtualName, Ebs } = mapping;
    if (!deviceName)
        throw missingParameter('blockDeviceMapping.deviceName');
    if (!/^(?:\/dev\/)?[a-z][a-z0-9]{1,14}$/.test(deviceName)) {
        throw refusal('InvalidParameterValue', `Value (${deviceName}) for parameter deviceName is invalid. ${deviceName} is not a valid ` +
            'EBS device name.');
    }
    if (VirtualName) {
        throw badMapping(`${VirtualName}: the instance types here have no disks of their own`);
    }
    if (NoDevice !== undefined) {
        if (Ebs === undefined)
            return { deviceName, isLeftOut: true };
        throw invalidParameterCombination('A mapping has either ebs or noDevice');
    }
    return { deviceName, isLeftOut: false, ...parseEbs(Ebs ?? {}) };
}
function parseEbs(ebs) {
    if (ebs.OutpostArn)
        throw refusal('UnsupportedOperation', 'This server does not offer Outposts.');
    const { KmsKeyId, VolumeInitializationRate } = ebs;
    if (KmsKeyId)
        throw refusal('UnsupportedOperation', 'This server does not offer keys of KMS.');
    if (VolumeInitializationRate) {
        const message = 'This server does not offer volume initialization rates.';
        throw refusal('UnsupportedOperation', message);
    }
    return {
        volumeSize: ebs.VolumeSize,
        volumeType: ebs.VolumeType,
        iops: ebs.Iops,
        throughput: ebs.Throughput,
        snapshotId: ebs.SnapshotId,
        encrypted: ebs.Encrypted,
        deleteOnTermination: ebs.DeleteOnTermination,
    };
}
function badMapping(message) {
    return refusal('InvalidBlockDeviceMapping', message);
}
