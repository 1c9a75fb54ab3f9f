import { attachConditions, detachPolicy } from '../attachments.ts'
import { operation } from '../operation.ts'
import { roleHolder } from '../policy-holders.ts'

/**
 * Detaches a managed policy from a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html
 */
export const DetachRolePolicy = operation('DetachRolePolicy', {
  permission: 'iam:DetachRolePolicy',
  resource: roleHolder,
  conditions: attachConditions,

  async handle({ input, change }) {
    const named = { kind: 'role', name: input.RoleName } as const
    await change((records) => detachPolicy(records, named, input))
    return {}
  },
})
