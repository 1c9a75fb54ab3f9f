import { limits } from '../../limits.js';
import { parseDevice } from '../device-names.js';
import { invalidParameterValue, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
import { attachmentOutput } from '../volumes.js';
/**
 * Plugs a volume into an instance that runs or is stopped.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachVolume.html
 */
export const AttachVolume = operation('AttachVolume', {
    resource: async (context) => [
        await resourceOf(context, 'volume', context.input.VolumeId),
        await resourceOf(context, 'instance', context.input.InstanceId),
    ],
    async handle({ input, account, now, change, host }) {
        const { VolumeId: volumeId = '', InstanceId: instanceId = '' } = input;
        const deviceName = parseDevice(input.Device);
        const attachment = await change(async (records) => {
            const volume = await existing(records, 'volume', volumeId);
            const instance = await existing(records, 'instance', instanceId);
            requireFree(volume);
            requireReady(instance);
            requireSameZone(volume, instance);
            await requireFreeDevice(records, instance, deviceName);
            const attachment = {
                instanceId,
                deviceName,
                attachTime: now,
                deleteOnTermination: false,
                state: 'attaching',
                isForced: false,
            };
            records.put('volume', volumeId, { ...volume, state: 'in-use', attachment });
            return attachment;
        });
        host.changed(account);
        return attachmentOutput(volumeId, attachment);
    },
});
function requireFree({ volumeId, state }) {
    if (state === 'available')
        return;
    if (state === 'in-use') {
        throw refusal('VolumeInUse', `${volumeId} is already attached to an instance`);
    }
    throw refusal('IncorrectState', `${volumeId} is not 'available'.`);
}
function requireReady({ instanceId, state }) {
    if (state === 'running' || state === 'stopped')
        return;
    throw refusal('IncorrectState', `Instance '${instanceId}' is not 'running'.`);
}
function requireSameZone(volume, instance) {
    if (volume.availabilityZone === instance.availabilityZone)
        return;
    throw refusal('InvalidVolume.ZoneMismatch', `The volume '${volume.volumeId}' is not in the same availability zone as instance ` +
        `'${instance.instanceId}'`);
}
async function requireFreeDevice(records, { instanceId, rootDeviceName }, deviceName) {
    // What is being taken away still has its name.
    const attached = (await records.all('volume')).flatMap(({ attachment }) => attachment?.instanceId === instanceId ? [attachment.deviceName] : []);
    const taken = [rootDeviceName, ...attached];
    if (taken.includes(deviceName)) {
        const message = `Invalid value '${deviceName}' for unixDevice.`;
        throw invalidParameterValue(`${message} Attachment point ${deviceName} is already in use`);
    }
    if (new Set(taken).size <= limits.volumesPerInstance)
        return;
    const message = `Instance '${instanceId}' has all the volumes that it may have.`;
    throw refusal('AttachmentLimitExceeded', message);
}
