import { operation } from '../operation.ts'
import { existingUser, userName, userOutput, userResource } from '../users.ts'

/**
 * One user, the caller itself if none is named.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html
 */
export const GetUser = operation('GetUser', {
  permission: 'iam:GetUser',
  resource: userResource,

  async handle({ input, account, caller, entities, now }) {
    const name = userName(input.UserName, caller)
    if (name === undefined) return { User: rootOutput(account, now) }
    return { User: userOutput(account, await existingUser(entities, name)) }
  },
})

/** Of the account's root, AWS gives the account's id and ARN, and no name. */
function rootOutput(account: string, now: number) {
  const CreateDate = new Date(now)
  return {
    UserId: account,
    Arn: `arn:aws:iam::${account}:root`,
    Path: '/',
    UserName: account,
    CreateDate,
  }
}
