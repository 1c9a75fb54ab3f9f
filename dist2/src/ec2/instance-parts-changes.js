/** What attributes of an instance change of its interface and its volumes. */
import { readParts } from '../compute/instance-parts.js';
import { requireGroupsFor } from '../compute/launch-network.js';
import { limits } from '../limits.js';
import { missingParameter, refusal } from './errors.js';
import { existing } from './resources.js';
async function primaryOf(records, instanceId) {
    const [primary] = (await readParts(records)).interfacesOf(instanceId);
    if (primary !== undefined)
        return primary;
    const message = `The instance '${instanceId}' has no network interface.`;
    throw refusal('IncorrectInstanceState', message);
}
/**
 * Gives an instance other security groups of its VPC. Throws InvalidGroup.NotFound,
 * InvalidParameter, SecurityGroupsPerInterfaceLimitExceeded.
 */
export async function setGroups(records, instanceId, ids) {
    const primary = await primaryOf(records, instanceId);
    const groupIds = [...new Set(ids)];
    if (groupIds.length > limits.securityGroupsPerInterface) {
        const message = 'The maximum number of security groups per interface has been reached.';
        throw refusal('SecurityGroupsPerInterfaceLimitExceeded', message);
    }
    await requireGroupsFor(records, await existing(records, 'subnet', primary.subnetId), groupIds);
    records.put('networkInterface', primary.networkInterfaceId, { ...primary, groupIds });
}
/** Says whether an instance takes only packets for itself. */
export async function setSourceDestCheck(records, instanceId, { isOn: sourceDestCheck }) {
    const primary = await primaryOf(records, instanceId);
    records.put('networkInterface', primary.networkInterfaceId, { ...primary, sourceDestCheck });
}
/**
 * Says which volumes go with an instance. Throws MissingParameter, InvalidInstanceAttributeValue,
 * UnsupportedOperation.
 */
export async function setDevices(records, instanceId, mappings) {
    const volumes = (await readParts(records)).volumesOf(instanceId);
    for (const { DeviceName: name, Ebs, NoDevice, VirtualName } of mappings) {
        if (NoDevice !== undefined || VirtualName !== undefined) {
            const message = 'Only deleteOnTermination of a device can be modified.';
            throw refusal('UnsupportedOperation', message);
        }
        if (!name)
            throw missingParameter('blockDeviceMapping.deviceName');
        const volume = volumes.find(({ attachment }) => attachment.deviceName === name);
        if (volume === undefined || (Ebs?.VolumeId && Ebs.VolumeId !== volume.volumeId)) {
            const message = `No device is currently mapped at ${name}`;
            throw refusal('InvalidInstanceAttributeValue', message);
        }
        const { volumeId, attachment, isRoot } = volume;
        const deleteOnTermination = Ebs?.DeleteOnTermination ?? attachment.deleteOnTermination;
        if (isRoot && !deleteOnTermination) {
            throw refusal('UnsupportedOperation', 'A root volume here goes with its instance.');
        }
        const changed = { ...volume, attachment: { ...attachment, deleteOnTermination } };
        records.put('volume', volumeId, changed);
    }
}
