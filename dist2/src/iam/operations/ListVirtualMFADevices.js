import { parseWord } from '../bounds.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { listedUserOutput, rootOutput } from '../users.js';
/**
 * Lists the account's devices, with whose they are.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html
 */
export const ListVirtualMFADevices = operation('ListVirtualMFADevices', {
    permission: 'iam:ListVirtualMFADevices',
    resource: ({ account }) => `arn:aws:iam::${account}:mfa/`,
    async handle({ input, account, entities, now }) {
        const status = parseWord('assignmentStatus', input.AssignmentStatus, statuses) ?? 'Any';
        const devices = await entities.all('mfaDevice');
        const wanted = devices.filter(({ enabled }) => status === 'Any' || (status === 'Assigned') === (enabled !== undefined));
        const { items, paging } = page(wanted, input, ({ serialNumber }) => serialNumber);
        const shown = items.map((device) => deviceOutput(entities, device, { account, now }));
        return { VirtualMFADevices: await Promise.all(shown), ...paging };
    },
});
const statuses = ['Assigned', 'Unassigned', 'Any'];
async function deviceOutput(entities, { serialNumber: SerialNumber, enabled }, { account, now }) {
    if (enabled === undefined)
        return { SerialNumber };
    const { userName, at } = enabled;
    const user = userName === undefined ? undefined : await entities.get('user', userName);
    const User = user === undefined ? rootOutput(account, now) : listedUserOutput(account, user);
    return { SerialNumber, User, EnableDate: new Date(at) };
}
