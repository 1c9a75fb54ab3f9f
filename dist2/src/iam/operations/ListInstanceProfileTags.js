import { existingProfile, profileResource } from '../instance-profiles.js';
import { operation } from '../operation.js';
import { tagsPage } from '../tags.js';
/**
 * The tags of an instance profile.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfileTags.html
 */
export const ListInstanceProfileTags = operation('ListInstanceProfileTags', {
    permission: 'iam:ListInstanceProfileTags',
    resource: profileResource,
    async handle({ input, entities }) {
        const { tags } = await existingProfile(entities, input.InstanceProfileName);
        return tagsPage(tags, input);
    },
});
