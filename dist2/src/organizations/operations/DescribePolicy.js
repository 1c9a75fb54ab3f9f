import { operation } from '../operation.js';
import { existingPolicy, policyOutput, policyResource } from '../policies.js';
/**
 * One policy with its text.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribePolicy.html
 */
export const DescribePolicy = operation('DescribePolicy', {
    callers: 'delegated',
    resource: policyResource,
    async handle({ input, organization, records }) {
        return { Policy: policyOutput(organization, await existingPolicy(records, input.PolicyId)) };
    },
});
