import { limits } from '../../limits.ts'
import { parseName } from '../names.ts'
import { operation } from '../operation.ts'
import { withoutTags } from '../tags.ts'
import { existingUser, userResource } from '../users.ts'

/**
 * Takes tags from a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html
 */
export const UntagUser = operation('UntagUser', {
  permission: 'iam:UntagUser',
  resource: userResource,

  async handle({ input, change }) {
    const userName = parseName('userName', input.UserName, limits.userNameMax)
    await change(async (records) => {
      const user = await existingUser(records, userName)
      records.put('user', userName, { ...user, tags: withoutTags(user.tags, input.TagKeys) })
    })
    return {}
  },
})
