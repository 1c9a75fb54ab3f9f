import { deleteConflict } from '../errors.js';
import { existingProfile, profileResource } from '../instance-profiles.js';
import { operation } from '../operation.js';
/**
 * Deletes an instance profile without a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteInstanceProfile.html
 */
export const DeleteInstanceProfile = operation('DeleteInstanceProfile', {
    permission: 'iam:DeleteInstanceProfile',
    resource: profileResource,
    async handle({ input, change }) {
        await change(async (records) => {
            const profile = await existingProfile(records, input.InstanceProfileName);
            if (profile.role !== undefined) {
                throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
            }
            records.remove('instanceProfile', profile.instanceProfileName);
        });
        return {};
    },
});
