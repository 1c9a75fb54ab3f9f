import { inlinePolicy } from '../inline-policies.js';
import { operation } from '../operation.js';
import { roleHolder } from '../policy-holders.js';
/**
 * One inline policy of a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 */
export const GetRolePolicy = operation('GetRolePolicy', {
    permission: 'iam:GetRolePolicy',
    resource: roleHolder,
    async handle({ input, entities }) {
        const named = { kind: 'role', name: input.RoleName };
        const { holder, ...policy } = await inlinePolicy(entities, named, input);
        return { RoleName: holder, ...policy };
    },
});
