import { requireBoundary } from '../boundary.js';
import { operation } from '../operation.js';
import { parsePolicyArn } from '../policies.js';
import { existingHolder, requireModifiable, roleHolder } from '../policy-holders.js';
/**
 * Bounds what policies can grant a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html
 */
export const PutRolePermissionsBoundary = operation('PutRolePermissionsBoundary', {
    permission: 'iam:PutRolePermissionsBoundary',
    resource: roleHolder,
    conditions: ({ PermissionsBoundary }) => ({ 'iam:PermissionsBoundary': PermissionsBoundary }),
    async handle({ input, account, change }) {
        const boundary = parsePolicyArn(input.PermissionsBoundary);
        await change(async (records) => {
            const role = await existingHolder(records, { kind: 'role', name: input.RoleName });
            requireModifiable(role);
            await requireBoundary({ records, account }, boundary);
            records.put('role', role.roleName, { ...role, boundary });
        });
        return {};
    },
});
