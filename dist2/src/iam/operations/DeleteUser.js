import { limits } from '../../limits.js';
import { deleteConflict } from '../errors.js';
import { parseName } from '../names.js';
import { operation } from '../operation.js';
import { existingUser, userResource } from '../users.js';
/**
 * Removes a user that has nothing left.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
 */
export const DeleteUser = operation('DeleteUser', {
    permission: 'iam:DeleteUser',
    resource: userResource,
    async handle({ input, account, accounts, change }) {
        const userName = parseName('userName', input.UserName, limits.userNameMax);
        const { userId } = await change(async (records) => {
            const user = await existingUser(records, userName);
            const conflict = conflicts.find(({ holds }) => holds(user));
            if (conflict)
                throw deleteConflict(`Cannot delete entity, must ${conflict.must} first.`);
            records.remove('user', userName);
            return user;
        });
        await accounts.lastUsed.forget(account, userId);
        return {};
    },
});
/** What must go before a user, in the order in which AWS's page names it. */
const conflicts = [
    { must: 'delete login profile', holds: ({ loginProfile }) => loginProfile !== undefined },
    { must: 'delete access keys', holds: ({ accessKeyIds }) => accessKeyIds.length > 0 },
    { must: 'delete MFA device', holds: ({ mfaDevices }) => mfaDevices.length > 0 },
    { must: 'delete policies', holds: ({ inline }) => Object.keys(inline).length > 0 },
    { must: 'detach all policies', holds: ({ attached }) => attached.length > 0 },
    { must: 'remove users from group', holds: ({ groups }) => groups.length > 0 },
];
