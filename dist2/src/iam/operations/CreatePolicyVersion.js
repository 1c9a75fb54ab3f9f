import { limits } from '../../limits.js';
import { AwsError } from '../../wire/errors.js';
import { operation } from '../operation.js';
import { changedPolicyResource, existingPolicy, parseManagedText, versionOutput, } from '../policies.js';
/**
 * Adds a version to a managed policy, and makes it the default if asked to.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html
 */
export const CreatePolicyVersion = operation('CreatePolicyVersion', {
    permission: 'iam:CreatePolicyVersion',
    resource: changedPolicyResource,
    async handle({ input, account, change, now }) {
        const text = parseManagedText(input.PolicyDocument);
        return change(async (records) => {
            const { arn: _, ...policy } = await existingPolicy(records, account, input.PolicyArn);
            if (policy.versions.length >= limits.versionsPerPolicy)
                throw tooManyVersions();
            // A number is never used again, even if its version was deleted.
            const lastVersion = policy.lastVersion + 1;
            const version = { id: `v${lastVersion}`, text, createdAt: now };
            const changed = {
                ...policy,
                lastVersion,
                versions: [...policy.versions, version],
                updatedAt: now,
                ...(input.SetAsDefault && { defaultVersion: version.id }),
            };
            records.put('policy', policy.policyName, changed);
            return { PolicyVersion: versionOutput(changed, version) };
        });
    },
});
function tooManyVersions() {
    return new AwsError('LimitExceeded', {
        status: 409,
        message: `A managed policy can have up to ${limits.versionsPerPolicy} versions. Before you create a ` +
            'new version, you must delete an existing version.',
    });
}
