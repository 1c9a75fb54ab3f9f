import { generateUniqueId } from '../../accounts/generate.ts'
import { limits } from '../../limits.ts'
import { userArn } from '../arns.ts'
import { requireBoundary } from '../boundary.ts'
import { entityAlreadyExists, limitExceeded } from '../errors.ts'
import { parseName, parsePath } from '../names.ts'
import { operation } from '../operation.ts'
import { parseTags } from '../tags.ts'
import { userOutput } from '../users.ts'

/** Makes a user. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
export const CreateUser = operation('CreateUser', {
  permission: 'iam:CreateUser',
  resource: ({ account, input }) => userArn(account, input.Path ?? '/', input.UserName ?? ''),
  conditions: ({ PermissionsBoundary }) => ({ 'iam:PermissionsBoundary': PermissionsBoundary }),

  async handle({ input, account, change, now, random }) {
    const userName = parseName('userName', input.UserName, limits.userNameMax)
    const path = parsePath(input.Path)
    const tags = parseTags(input.Tags)
    const user = await change(async (records) => {
      if (await records.get('user', userName)) {
        throw entityAlreadyExists(`User with name ${userName}`)
      }
      const users = await records.all('user')
      if (users.length >= limits.usersPerAccount) {
        throw limitExceeded('UsersPerAccount', limits.usersPerAccount)
      }
      await requireBoundary({ records, account }, input.PermissionsBoundary)
      const made = {
        userName,
        userId: generateUniqueId('AIDA', random),
        path,
        createdAt: now,
        groups: [],
        inline: {},
        attached: [],
        ...(input.PermissionsBoundary && { boundary: input.PermissionsBoundary }),
        tags,
        accessKeyIds: [],
        mfaDevices: [],
      }
      records.put('user', userName, made)
      return made
    })
    return { User: userOutput(account, user) }
  },
})
