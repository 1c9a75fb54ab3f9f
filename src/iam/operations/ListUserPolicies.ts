import { inlineNames } from '../inline-policies.ts'
import { operation } from '../operation.ts'
import { userHolder } from '../policy-holders.ts'

/**
 * The names of the inline policies of a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html
 */
export const ListUserPolicies = operation('ListUserPolicies', {
  permission: 'iam:ListUserPolicies',
  resource: userHolder,
  handle: ({ input, entities }) =>
    inlineNames(entities, { kind: 'user', name: input.UserName }, input),
})
