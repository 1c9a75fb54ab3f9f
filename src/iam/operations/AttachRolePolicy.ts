import { attachConditions, attachPolicy } from '../attachments.ts'
import { operation } from '../operation.ts'
import { roleHolder } from '../policy-holders.ts'

/**
 * Attaches a managed policy to a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
 */
export const AttachRolePolicy = operation('AttachRolePolicy', {
  permission: 'iam:AttachRolePolicy',
  resource: roleHolder,
  conditions: attachConditions,

  async handle(context) {
    await attachPolicy(context, { kind: 'role', name: context.input.RoleName })
    return {}
  },
})
