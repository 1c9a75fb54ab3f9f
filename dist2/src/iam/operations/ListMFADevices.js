import { loadMfaDevice } from '../../accounts/mfa.js';
import { deviceOwner, parseDeviceOwner } from '../mfa.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { userResource } from '../users.js';
/**
 * Lists the devices that a user has.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html
 */
export const ListMFADevices = operation('ListMFADevices', {
    permission: 'iam:ListMFADevices',
    resource: userResource,
    async handle(context) {
        const { input, account, entities } = context;
        const userName = parseDeviceOwner(input.UserName, context);
        const owner = await deviceOwner(entities, userName);
        const { items, paging } = page(owner.mfaDevices, input, (serialNumber) => serialNumber);
        const devices = await Promise.all(items.map((one) => loadMfaDevice(entities, one)));
        const MFADevices = devices.flatMap((device) => device?.enabled === undefined
            ? []
            : [
                {
                    UserName: device.enabled.userName ?? account,
                    SerialNumber: device.serialNumber,
                    EnableDate: new Date(device.enabled.at),
                },
            ]);
        return { MFADevices, ...paging };
    },
});
