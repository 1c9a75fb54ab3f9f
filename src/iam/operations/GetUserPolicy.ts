import { inlinePolicy } from '../inline-policies.ts'
import { operation } from '../operation.ts'
import { userHolder } from '../policy-holders.ts'

/**
 * One inline policy of a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html
 */
export const GetUserPolicy = operation('GetUserPolicy', {
  permission: 'iam:GetUserPolicy',
  resource: userHolder,

  async handle({ input, entities }) {
    const named = { kind: 'user', name: input.UserName } as const
    const { holder, ...policy } = await inlinePolicy(entities, named, input)
    return { UserName: holder, ...policy }
  },
})
