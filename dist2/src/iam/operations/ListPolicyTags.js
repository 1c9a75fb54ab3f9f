import { operation } from '../operation.js';
import { existingPolicy, policyResource } from '../policies.js';
import { tagsPage } from '../tags.js';
/**
 * The tags of a managed policy.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html
 */
export const ListPolicyTags = operation('ListPolicyTags', {
    permission: 'iam:ListPolicyTags',
    resource: policyResource,
    async handle({ input, account, entities }) {
        const { tags } = await existingPolicy(entities, account, input.PolicyArn);
        return tagsPage(tags, input);
    },
});
