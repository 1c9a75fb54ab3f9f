import { deleteConflict } from '../errors.js';
import { operation } from '../operation.js';
import { changedPolicyResource, existingPolicy, policyUsage } from '../policies.js';
/**
 * Deletes a managed policy that nobody has and that has no version but the default.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html
 */
export const DeletePolicy = operation('DeletePolicy', {
    permission: 'iam:DeletePolicy',
    resource: changedPolicyResource,
    async handle({ input, account, change }) {
        await change(async (records) => {
            const { arn, policyName, versions } = await existingPolicy(records, account, input.PolicyArn);
            const { attached, boundaries } = await policyUsage(records);
            if (attached.has(arn) || boundaries.has(arn)) {
                throw deleteConflict('Cannot delete a policy attached to entities.');
            }
            if (versions.length > 1) {
                throw deleteConflict('This policy has more than one version. Before you delete a policy, you must delete ' +
                    "the policy's versions. The default version is deleted with the policy.");
            }
            records.remove('policy', policyName);
        });
        return {};
    },
});
