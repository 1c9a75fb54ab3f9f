import { putInline } from '../inline-policies.ts'
import { operation } from '../operation.ts'
import { roleHolder } from '../policy-holders.ts'

/**
 * Puts an inline policy into a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
 */
export const PutRolePolicy = operation('PutRolePolicy', {
  permission: 'iam:PutRolePolicy',
  resource: roleHolder,

  async handle({ input, change }) {
    await putInline(change, { kind: 'role', name: input.RoleName }, input)
    return {}
  },
})
