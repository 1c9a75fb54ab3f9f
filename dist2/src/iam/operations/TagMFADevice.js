import { deviceName } from '../../accounts/mfa.js';
import { deviceResource, existingDevice, parseSerialNumber } from '../mfa.js';
import { operation } from '../operation.js';
import { parseTags, withTags } from '../tags.js';
/**
 * Adds tags to a device.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagMFADevice.html
 */
export const TagMFADevice = operation('TagMFADevice', {
    permission: 'iam:TagMFADevice',
    resource: deviceResource,
    async handle({ input, change }) {
        const serialNumber = parseSerialNumber(input.SerialNumber);
        const added = parseTags(input.Tags);
        await change(async (records) => {
            const device = await existingDevice(records, serialNumber);
            const tagged = { ...device, tags: withTags(device.tags, added) };
            records.put('mfaDevice', deviceName(serialNumber), tagged);
        });
        return {};
    },
});
