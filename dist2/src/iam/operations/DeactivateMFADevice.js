import { deviceName } from '../../accounts/mfa.js';
import { deviceOwner, enabledDevice, parseDeviceOwner, parseSerialNumber, putDevices, } from '../mfa.js';
import { operation } from '../operation.js';
import { userResource } from '../users.js';
/**
 * Takes a device from its user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html
 */
export const DeactivateMFADevice = operation('DeactivateMFADevice', {
    permission: 'iam:DeactivateMFADevice',
    resource: userResource,
    async handle(context) {
        const { input, change } = context;
        const userName = parseDeviceOwner(input.UserName, context);
        const serialNumber = parseSerialNumber(input.SerialNumber);
        await change(async (records) => {
            const { enabled: _, ...rest } = await enabledDevice(records, serialNumber, userName);
            const owner = await deviceOwner(records, userName);
            const devices = owner.mfaDevices.filter((one) => one !== serialNumber);
            putDevices(records, owner, devices);
            records.put('mfaDevice', deviceName(serialNumber), rest);
        });
        return {};
    },
});
