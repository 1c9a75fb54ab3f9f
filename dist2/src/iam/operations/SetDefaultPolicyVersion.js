import { operation } from '../operation.js';
import { changedPolicyResource } from '../policies.js';
import { existingVersion } from '../policy-versions.js';
/**
 * Makes a version the one that counts, for all who have the policy.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html
 */
export const SetDefaultPolicyVersion = operation('SetDefaultPolicyVersion', {
    permission: 'iam:SetDefaultPolicyVersion',
    resource: changedPolicyResource,
    async handle({ input, account, change, now }) {
        await change(async (records) => {
            const { policy, version } = await existingVersion(records, account, input);
            const { arn: _, ...kept } = policy;
            const changed = { ...kept, defaultVersion: version.id, updatedAt: now };
            records.put('policy', policy.policyName, changed);
        });
        return {};
    },
});
