import { deviceName } from '../../accounts/mfa.js';
import { deviceResource, existingDevice, parseSerialNumber } from '../mfa.js';
import { operation } from '../operation.js';
import { withoutTags } from '../tags.js';
/**
 * Takes tags from a device.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagMFADevice.html
 */
export const UntagMFADevice = operation('UntagMFADevice', {
    permission: 'iam:UntagMFADevice',
    resource: deviceResource,
    async handle({ input, change }) {
        const serialNumber = parseSerialNumber(input.SerialNumber);
        const { TagKeys: removed } = input;
        await change(async (records) => {
            const device = await existingDevice(records, serialNumber);
            const tagged = { ...device, tags: withoutTags(device.tags, removed) };
            records.put('mfaDevice', deviceName(serialNumber), tagged);
        });
        return {};
    },
});
