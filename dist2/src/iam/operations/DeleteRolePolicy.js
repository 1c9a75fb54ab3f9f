import { deleteInline } from '../inline-policies.js';
import { operation } from '../operation.js';
import { roleHolder } from '../policy-holders.js';
/**
 * Takes an inline policy out of a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html
 */
export const DeleteRolePolicy = operation('DeleteRolePolicy', {
    permission: 'iam:DeleteRolePolicy',
    resource: roleHolder,
    async handle({ input, change }) {
        const named = { kind: 'role', name: input.RoleName };
        await change((records) => deleteInline(records, named, input));
        return {};
    },
});
