import { existingProfile, profileResource } from '../instance-profiles.js';
import { operation } from '../operation.js';
import { exactCase, withoutTags } from '../tags.js';
/**
 * Takes tags from an instance profile.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagInstanceProfile.html
 */
export const UntagInstanceProfile = operation('UntagInstanceProfile', {
    permission: 'iam:UntagInstanceProfile',
    resource: profileResource,
    async handle({ input, change }) {
        await change(async (records) => {
            const profile = await existingProfile(records, input.InstanceProfileName);
            const tags = withoutTags(profile.tags, input.TagKeys, exactCase);
            records.put('instanceProfile', profile.instanceProfileName, { ...profile, tags });
        });
        return {};
    },
});
