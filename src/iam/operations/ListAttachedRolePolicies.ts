import { attachedPage } from '../attachments.ts'
import { operation } from '../operation.ts'
import { roleHolder } from '../policy-holders.ts'

/**
 * The managed policies attached to a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html
 */
export const ListAttachedRolePolicies = operation('ListAttachedRolePolicies', {
  permission: 'iam:ListAttachedRolePolicies',
  resource: roleHolder,
  handle: ({ input, entities }) =>
    attachedPage(entities, { kind: 'role', name: input.RoleName }, input),
})
