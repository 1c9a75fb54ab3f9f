import { deleteInline } from '../inline-policies.ts'
import { operation } from '../operation.ts'
import { roleHolder } from '../policy-holders.ts'

/**
 * Takes an inline policy out of a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html
 */
export const DeleteRolePolicy = operation('DeleteRolePolicy', {
  permission: 'iam:DeleteRolePolicy',
  resource: roleHolder,

  async handle({ input, change }) {
    const named = { kind: 'role', name: input.RoleName } as const
    await change((records) => deleteInline(records, named, input))
    return {}
  },
})
