import { putInline } from '../inline-policies.js';
import { operation } from '../operation.js';
import { roleHolder } from '../policy-holders.js';
/**
 * Puts an inline policy into a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
 */
export const PutRolePolicy = operation('PutRolePolicy', {
    permission: 'iam:PutRolePolicy',
    resource: roleHolder,
    async handle({ input, change }) {
        await putInline(change, { kind: 'role', name: input.RoleName }, input);
        return {};
    },
});
