import { operation } from '../operation.js';
import { policyResource, versionDetails } from '../policies.js';
import { existingVersion } from '../policy-versions.js';
/**
 * One version of a managed policy, with its text.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html
 */
export const GetPolicyVersion = operation('GetPolicyVersion', {
    permission: 'iam:GetPolicyVersion',
    resource: policyResource,
    async handle({ input, account, entities }) {
        const { policy, version } = await existingVersion(entities, account, input);
        return { PolicyVersion: versionDetails(policy, version) };
    },
});
