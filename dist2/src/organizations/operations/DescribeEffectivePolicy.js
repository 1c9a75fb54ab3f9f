import { serviceControlPolicy } from '../../accounts/organization.js';
import { invalidInput, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { parsePolicyType } from '../policies.js';
import { existingTarget, targetResource } from '../targets.js';
/**
 * Finds none: service control policies have no sum, and there are no policies of other types.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeEffectivePolicy.html
 */
export const DescribeEffectivePolicy = operation('DescribeEffectivePolicy', {
    callers: 'members',
    resource: (context) => targetResource(context, context.input.TargetId ?? context.account),
    conditions: ({ PolicyType }) => ({ 'organizations:PolicyType': PolicyType }),
    async handle({ input, account, records, isObserver }) {
        const type = parsePolicyType(input.PolicyType);
        if (type === serviceControlPolicy || type === 'RESOURCE_CONTROL_POLICY') {
            const message = 'You specified a policy type that has no effective policy.';
            throw invalidInput('INVALID_ENUM_POLICY_TYPE', message);
        }
        const targetId = input.TargetId ?? account;
        if (targetId !== account && !isObserver)
            throw refusal('AccessDeniedException');
        await existingTarget(records, targetId);
        throw refusal('EffectivePolicyNotFoundException');
    },
});
