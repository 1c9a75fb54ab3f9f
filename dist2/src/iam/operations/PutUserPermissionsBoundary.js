import { requireBoundary } from '../boundary.js';
import { operation } from '../operation.js';
import { parsePolicyArn } from '../policies.js';
import { existingHolder, userHolder } from '../policy-holders.js';
/**
 * Bounds what policies can grant a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html
 */
export const PutUserPermissionsBoundary = operation('PutUserPermissionsBoundary', {
    permission: 'iam:PutUserPermissionsBoundary',
    resource: userHolder,
    conditions: ({ PermissionsBoundary }) => ({ 'iam:PermissionsBoundary': PermissionsBoundary }),
    async handle({ input, account, change }) {
        const boundary = parsePolicyArn(input.PermissionsBoundary);
        await change(async (records) => {
            const user = await existingHolder(records, { kind: 'user', name: input.UserName });
            await requireBoundary({ records, account }, boundary);
            records.put('user', user.userName, { ...user, boundary });
        });
        return {};
    },
});
