import { operation } from '../operation.js';
import { existingHolder, roleHolder } from '../policy-holders.js';
import { parseRoleDescription, roleOutput } from '../roles.js';
/**
 * Changes a role's description, as UpdateRole does, and shows the role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html
 */
export const UpdateRoleDescription = operation('UpdateRoleDescription', {
    permission: 'iam:UpdateRoleDescription',
    resource: roleHolder,
    async handle(context) {
        const { input, change } = context;
        const description = parseRoleDescription(input.Description) ?? '';
        const role = await change(async (records) => {
            const found = await existingHolder(records, { kind: 'role', name: input.RoleName });
            const described = { ...found, description };
            records.put('role', found.roleName, described);
            return described;
        });
        return { Role: { ...(await roleOutput(context, role)), Description: description } };
    },
});
