import { operation } from '../operation.js';
import { changedPolicyResource, existingPolicy } from '../policies.js';
import { exactCase, parseTags, withTags } from '../tags.js';
/**
 * Adds tags to a managed policy.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html
 */
export const TagPolicy = operation('TagPolicy', {
    permission: 'iam:TagPolicy',
    resource: changedPolicyResource,
    async handle({ input, account, change }) {
        const added = parseTags(input.Tags, exactCase);
        await change(async (records) => {
            const { arn: _, ...policy } = await existingPolicy(records, account, input.PolicyArn);
            const tags = withTags(policy.tags, added, exactCase);
            records.put('policy', policy.policyName, { ...policy, tags });
        });
        return {};
    },
});
