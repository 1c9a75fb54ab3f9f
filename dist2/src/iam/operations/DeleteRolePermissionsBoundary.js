import { operation } from '../operation.js';
import { existingHolder, requireModifiable, roleHolder } from '../policy-holders.js';
/**
 * Takes the boundary from what policies can grant a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html
 */
export const DeleteRolePermissionsBoundary = operation('DeleteRolePermissionsBoundary', {
    permission: 'iam:DeleteRolePermissionsBoundary',
    resource: roleHolder,
    async handle({ input, change }) {
        await change(async (records) => {
            const role = await existingHolder(records, { kind: 'role', name: input.RoleName });
            requireModifiable(role);
            const { boundary: _, ...unbound } = role;
            records.put('role', role.roleName, unbound);
        });
        return {};
    },
});
