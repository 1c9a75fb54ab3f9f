import { deleteInline } from '../inline-policies.ts'
import { operation } from '../operation.ts'
import { userHolder } from '../policy-holders.ts'

/**
 * Takes an inline policy out of a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html
 */
export const DeleteUserPolicy = operation('DeleteUserPolicy', {
  permission: 'iam:DeleteUserPolicy',
  resource: userHolder,

  async handle({ input, change }) {
    const named = { kind: 'user', name: input.UserName } as const
    await change((records) => deleteInline(records, named, input))
    return {}
  },
})
