import { existingProfile, profileResource } from '../instance-profiles.ts'
import { operation } from '../operation.ts'
import { tagsPage } from '../tags.ts'

/**
 * The tags of an instance profile.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfileTags.html
 */
export const ListInstanceProfileTags = operation('ListInstanceProfileTags', {
  permission: 'iam:ListInstanceProfileTags',
  resource: profileResource,

  async handle({ input, entities }) {
    const { tags } = await existingProfile(entities, input.InstanceProfileName)
    return tagsPage(tags, input)
  },
})
