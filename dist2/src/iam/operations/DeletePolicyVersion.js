import { deleteConflict } from '../errors.js';
import { operation } from '../operation.js';
import { changedPolicyResource } from '../policies.js';
import { existingVersion } from '../policy-versions.js';
/**
 * Deletes a version that is not the default.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html
 */
export const DeletePolicyVersion = operation('DeletePolicyVersion', {
    permission: 'iam:DeletePolicyVersion',
    resource: changedPolicyResource,
    async handle({ input, account, change, now }) {
        await change(async (records) => {
            const { policy, version } = await existingVersion(records, account, input);
            const { arn: _, ...kept } = policy;
            if (version.id === policy.defaultVersion) {
                throw deleteConflict('Cannot delete the default version of a policy.');
            }
            const versions = policy.versions.filter(({ id }) => id !== version.id);
            records.put('policy', policy.policyName, { ...kept, versions, updatedAt: now });
        });
        return {};
    },
});
