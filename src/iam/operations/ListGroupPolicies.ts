import { inlineNames } from '../inline-policies.ts'
import { operation } from '../operation.ts'
import { groupHolder } from '../policy-holders.ts'

/**
 * The names of the inline policies of a group.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupPolicies.html
 */
export const ListGroupPolicies = operation('ListGroupPolicies', {
  permission: 'iam:ListGroupPolicies',
  resource: groupHolder,
  handle: ({ input, entities }) =>
    inlineNames(entities, { kind: 'group', name: input.GroupName }, input),
})
