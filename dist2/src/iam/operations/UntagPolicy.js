import { operation } from '../operation.js';
import { changedPolicyResource, existingPolicy } from '../policies.js';
import { exactCase, withoutTags } from '../tags.js';
/**
 * Takes tags from a managed policy.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html
 */
export const UntagPolicy = operation('UntagPolicy', {
    permission: 'iam:UntagPolicy',
    resource: changedPolicyResource,
    async handle({ input, account, change }) {
        await change(async (records) => {
            const { arn: _, ...policy } = await existingPolicy(records, account, input.PolicyArn);
            const tags = withoutTags(policy.tags, input.TagKeys, exactCase);
            records.put('policy', policy.policyName, { ...policy, tags });
        });
        return {};
    },
});
