import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingPolicy, policyResource, versionOutput } from '../policies.js';
import { newestFirst } from '../policy-versions.js';
/**
 * The versions of a managed policy, the newest first, without their texts.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html
 */
export const ListPolicyVersions = operation('ListPolicyVersions', {
    permission: 'iam:ListPolicyVersions',
    resource: policyResource,
    async handle({ input, account, entities }) {
        const policy = await existingPolicy(entities, account, input.PolicyArn);
        const { items, paging } = page(policy.versions, input, newestFirst);
        return { Versions: items.map((version) => versionOutput(policy, version)), ...paging };
    },
});
