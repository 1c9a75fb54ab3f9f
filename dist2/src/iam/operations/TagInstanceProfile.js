import { existingProfile, profileResource } from '../instance-profiles.js';
import { operation } from '../operation.js';
import { exactCase, parseTags, withTags } from '../tags.js';
/**
 * Adds tags to an instance profile.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagInstanceProfile.html
 */
export const TagInstanceProfile = operation('TagInstanceProfile', {
    permission: 'iam:TagInstanceProfile',
    resource: profileResource,
    async handle({ input, change }) {
        const added = parseTags(input.Tags, exactCase);
        await change(async (records) => {
            const profile = await existingProfile(records, input.InstanceProfileName);
            const tags = withTags(profile.tags, added, exactCase);
            records.put('instanceProfile', profile.instanceProfileName, { ...profile, tags });
        });
        return {};
    },
});
