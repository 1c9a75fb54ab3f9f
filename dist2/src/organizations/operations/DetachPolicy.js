import { constraintViolation, refusal } from '../errors.js';
import { existingOrganization, operation } from '../operation.js';
import { existingPolicy, policyResource } from '../policies.js';
import { existingTarget, parseTargetId, putTarget, targetResource } from '../targets.js';
/**
 * Frees a root, unit or account from a policy; one must stay, as without any nothing is allowed.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DetachPolicy.html
 */
export const DetachPolicy = operation('DetachPolicy', {
    callers: 'management',
    resource: policyResource,
    async handle(context) {
        const { input, changeOrganization } = context;
        const targetId = parseTargetId(input.TargetId);
        context.authorize('organizations:DetachPolicy', await targetResource(context, targetId));
        await changeOrganization(async (records) => {
            const policy = await existingPolicy(records, input.PolicyId);
            const target = await existingTarget(records, targetId);
            const { policyTypes } = await existingOrganization(records);
            if (!policyTypes.includes(policy.type))
                throw refusal('PolicyTypeNotEnabledException');
            const { policies } = target.entity;
            if (!policies.includes(policy.id))
                throw refusal('PolicyNotAttachedException');
            if (policies.length === 1) {
                throw constraintViolation('MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED', 'You cannot remove the last policy attached to the specified target. You must have at ' +
                    'least one attached at all times.');
            }
            putTarget(records, target, { policies: policies.filter((id) => id !== policy.id) });
        });
        return {};
    },
});
