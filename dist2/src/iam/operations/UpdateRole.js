import { operation } from '../operation.js';
import { existingHolder, requireModifiable, roleHolder } from '../policy-holders.js';
import { parseRoleDescription, parseSessionSeconds } from '../roles.js';
/**
 * Changes a role's description and how long its sessions may be; what is left out stays.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html
 */
export const UpdateRole = operation('UpdateRole', {
    permission: 'iam:UpdateRole',
    resource: roleHolder,
    async handle({ input, change }) {
        const description = parseRoleDescription(input.Description);
        const maxSessionSeconds = parseSessionSeconds(input.MaxSessionDuration);
        await change(async (records) => {
            const role = await existingHolder(records, { kind: 'role', name: input.RoleName });
            // Of a service-linked role the description alone may be edited.
            if (maxSessionSeconds !== undefined)
                requireModifiable(role);
            records.put('role', role.roleName, {
                ...role,
                ...(description !== undefined && { description }),
                ...(maxSessionSeconds !== undefined && { maxSessionSeconds }),
            });
        });
        return {};
    },
});
