import { enabledDevice, parseCodes, parseDeviceOwner, parseSerialNumber, requireRight, synchronizeDevice, } from '../mfa.js';
import { operation } from '../operation.js';
import { userResource } from '../users.js';
/**
 * Sets our clock for a device by two of its codes.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResyncMFADevice.html
 */
export const ResyncMFADevice = operation('ResyncMFADevice', {
    permission: 'iam:ResyncMFADevice',
    resource: userResource,
    async handle(context) {
        const { input, change } = context;
        const userName = parseDeviceOwner(input.UserName, context);
        const serialNumber = parseSerialNumber(input.SerialNumber);
        const codes = parseCodes(input);
        const outcome = await change(async (records) => {
            const device = await enabledDevice(records, serialNumber, userName);
            return synchronizeDevice(records, { device, codes }, context);
        });
        requireRight(outcome, serialNumber);
        return {};
    },
});
