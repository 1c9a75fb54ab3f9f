import { limits } from '../../limits.js';
import { constraintViolation, refusal } from '../errors.js';
import { existingOrganization, operation } from '../operation.js';
import { existingPolicy, policyResource } from '../policies.js';
import { existingTarget, parseTargetId, putTarget, targetResource } from '../targets.js';
/**
 * Binds a root, unit or account, and all that is below it, to a policy.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html
 */
export const AttachPolicy = operation('AttachPolicy', {
    callers: 'management',
    resource: policyResource,
    async handle(context) {
        const { input, changeOrganization } = context;
        const targetId = parseTargetId(input.TargetId);
        context.authorize('organizations:AttachPolicy', await targetResource(context, targetId));
        await changeOrganization(async (records) => {
            const policy = await existingPolicy(records, input.PolicyId);
            const target = await existingTarget(records, targetId);
            const { policyTypes } = await existingOrganization(records);
            if (!policyTypes.includes(policy.type))
                throw refusal('PolicyTypeNotEnabledException');
            const { policies } = target.entity;
            if (policies.includes(policy.id))
                throw refusal('DuplicatePolicyAttachmentException');
            if (policies.length >= limits.policiesPerTarget) {
                const message = 'You have attached the maximum number of policies to the specified target.';
                throw constraintViolation('MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED', message);
            }
            putTarget(records, target, { policies: [...policies, policy.id] });
        });
        return {};
    },
});
