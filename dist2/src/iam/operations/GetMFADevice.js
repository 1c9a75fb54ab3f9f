import { enabledDevice, existingDevice, parseDeviceOwner, parseSerialNumber } from '../mfa.js';
import { operation } from '../operation.js';
import { userResource } from '../users.js';
/**
 * One device, and since when its user has it.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetMFADevice.html
 */
export const GetMFADevice = operation('GetMFADevice', {
    permission: 'iam:GetMFADevice',
    resource: userResource,
    async handle(context) {
        const { input, account, entities } = context;
        const serialNumber = parseSerialNumber(input.SerialNumber);
        const userName = parseDeviceOwner(input.UserName, context);
        const isNamed = input.UserName !== undefined;
        const device = isNamed
            ? await enabledDevice(entities, serialNumber, userName)
            : await existingDevice(entities, serialNumber);
        const { enabled } = device;
        return {
            UserName: enabled && (enabled.userName ?? account),
            SerialNumber: serialNumber,
            EnableDate: enabled && new Date(enabled.at),
        };
    },
});
