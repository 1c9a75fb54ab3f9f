import { limits } from '../../limits.ts'
import { parseName } from '../names.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { tagsOutput } from '../tags.ts'
import { existingUser, userResource } from '../users.ts'

/**
 * Lists a user's tags.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html
 */
export const ListUserTags = operation('ListUserTags', {
  permission: 'iam:ListUserTags',
  resource: userResource,

  async handle({ input, entities }) {
    const userName = parseName('userName', input.UserName, limits.userNameMax)
    const { tags } = await existingUser(entities, userName)
    const { items, paging } = page(tagsOutput(tags), input, ({ Key }) => Key)
    return { Tags: items, ...paging }
  },
})
