import { deviceName } from '../../accounts/mfa.js';
import { limits } from '../../limits.js';
import { entityAlreadyExists, limitExceeded } from '../errors.js';
import { deviceOwner, existingDevice, parseCodes, parseDeviceOwner, parseSerialNumber, putDevices, requireRight, synchronizeDevice, } from '../mfa.js';
import { operation } from '../operation.js';
import { userResource } from '../users.js';
/**
 * Gives a user a device, proven by two codes.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html
 */
export const EnableMFADevice = operation('EnableMFADevice', {
    permission: 'iam:EnableMFADevice',
    resource: userResource,
    async handle(context) {
        const { input, change, now } = context;
        const userName = parseDeviceOwner(input.UserName, context);
        const serialNumber = parseSerialNumber(input.SerialNumber);
        const codes = parseCodes(input);
        const outcome = await change(async (records) => {
            const owner = await deviceOwner(records, userName);
            const device = await existingDevice(records, serialNumber);
            if (device.enabled !== undefined) {
                throw entityAlreadyExists(`MFA Device with serial number ${serialNumber}`);
            }
            if (owner.mfaDevices.length >= limits.mfaDevicesPerUser) {
                throw limitExceeded('MFADevicesPerUser', limits.mfaDevicesPerUser);
            }
            const outcome = synchronizeDevice(records, { device, codes }, context);
            if (outcome === 'right') {
                const synchronized = await existingDevice(records, serialNumber);
                const whose = 'userName' in owner ? { userName: owner.userName } : {};
                const enabled = { ...synchronized, enabled: { at: now, ...whose } };
                records.put('mfaDevice', deviceName(serialNumber), enabled);
                putDevices(records, owner, [...owner.mfaDevices, serialNumber]);
            }
            return outcome;
        });
        requireRight(outcome, serialNumber);
        return {};
    },
});
