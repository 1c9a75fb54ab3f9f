import { existingProfile, profileDetails, profileResource } from '../instance-profiles.js';
import { operation } from '../operation.js';
/**
 * One instance profile, with its role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html
 */
export const GetInstanceProfile = operation('GetInstanceProfile', {
    permission: 'iam:GetInstanceProfile',
    resource: profileResource,
    async handle(context) {
        const profile = await existingProfile(context.entities, context.input.InstanceProfileName);
        return { InstanceProfile: await profileDetails(context, profile) };
    },
});
