import { operation } from '../operation.js';
import { existingPolicy, policyOutput, policyResource, policyUsage } from '../policies.js';
/**
 * One managed policy, without its text.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html
 */
export const GetPolicy = operation('GetPolicy', {
    permission: 'iam:GetPolicy',
    resource: policyResource,
    async handle({ input, account, entities }) {
        const policy = await existingPolicy(entities, account, input.PolicyArn);
        return { Policy: policyOutput(policy, await policyUsage(entities)) };
    },
});
