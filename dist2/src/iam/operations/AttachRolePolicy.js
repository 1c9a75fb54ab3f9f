import { attachConditions, attachPolicy } from '../attachments.js';
import { operation } from '../operation.js';
import { roleHolder } from '../policy-holders.js';
/**
 * Attaches a managed policy to a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
 */
export const AttachRolePolicy = operation('AttachRolePolicy', {
    permission: 'iam:AttachRolePolicy',
    resource: roleHolder,
    conditions: attachConditions,
    async handle(context) {
        await attachPolicy(context, { kind: 'role', name: context.input.RoleName });
        return {};
    },
});
