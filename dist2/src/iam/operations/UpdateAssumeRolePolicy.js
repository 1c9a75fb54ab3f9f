import { operation } from '../operation.js';
import { existingHolder, requireModifiable, roleHolder } from '../policy-holders.js';
import { parseTrust } from '../roles.js';
/**
 * Replaces the policy that says who may assume a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html
 */
export const UpdateAssumeRolePolicy = operation('UpdateAssumeRolePolicy', {
    permission: 'iam:UpdateAssumeRolePolicy',
    resource: roleHolder,
    async handle(context) {
        const { input, change } = context;
        const trust = await parseTrust(context, 'policyDocument', input.PolicyDocument);
        await change(async (records) => {
            const role = await existingHolder(records, { kind: 'role', name: input.RoleName });
            requireModifiable(role);
            records.put('role', role.roleName, { ...role, ...trust });
        });
        return {};
    },
});
