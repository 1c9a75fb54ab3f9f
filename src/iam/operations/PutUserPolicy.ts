import { putInline } from '../inline-policies.ts'
import { operation } from '../operation.ts'
import { userHolder } from '../policy-holders.ts'

/**
 * Puts an inline policy into a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html
 */
export const PutUserPolicy = operation('PutUserPolicy', {
  permission: 'iam:PutUserPolicy',
  resource: userHolder,

  async handle({ input, change }) {
    await putInline(change, { kind: 'user', name: input.UserName }, input)
    return {}
  },
})
