import { attachConditions, detachPolicy } from '../attachments.js';
import { operation } from '../operation.js';
import { roleHolder } from '../policy-holders.js';
/**
 * Detaches a managed policy from a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html
 */
export const DetachRolePolicy = operation('DetachRolePolicy', {
    permission: 'iam:DetachRolePolicy',
    resource: roleHolder,
    conditions: attachConditions,
    async handle({ input, change }) {
        const named = { kind: 'role', name: input.RoleName };
        await change((records) => detachPolicy(records, named, input));
        return {};
    },
});
