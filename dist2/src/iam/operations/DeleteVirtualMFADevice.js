import { deviceName } from '../../accounts/mfa.js';
import { deleteConflict } from '../errors.js';
import { deviceResource, existingDevice, parseSerialNumber } from '../mfa.js';
import { operation } from '../operation.js';
/**
 * Removes a device that nobody has.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteVirtualMFADevice.html
 */
export const DeleteVirtualMFADevice = operation('DeleteVirtualMFADevice', {
    permission: 'iam:DeleteVirtualMFADevice',
    resource: deviceResource,
    async handle({ input, change }) {
        const serialNumber = parseSerialNumber(input.SerialNumber);
        await change(async (records) => {
            const { enabled } = await existingDevice(records, serialNumber);
            if (enabled)
                throw deleteConflict('MFA VirtualDevice in use. Must deactivate first.');
            records.remove('mfaDevice', deviceName(serialNumber));
        });
        return {};
    },
});
