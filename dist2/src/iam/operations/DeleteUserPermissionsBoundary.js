import { operation } from '../operation.js';
import { existingHolder, userHolder } from '../policy-holders.js';
/**
 * Takes the boundary from what policies can grant a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html
 */
export const DeleteUserPermissionsBoundary = operation('DeleteUserPermissionsBoundary', {
    permission: 'iam:DeleteUserPermissionsBoundary',
    resource: userHolder,
    async handle({ input, change }) {
        await change(async (records) => {
            const user = await existingHolder(records, { kind: 'user', name: input.UserName });
            const { boundary: _, ...unbound } = user;
            records.put('user', user.userName, unbound);
        });
        return {};
    },
});
