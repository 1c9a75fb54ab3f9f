import { inlinePolicy } from '../inline-policies.ts'
import { operation } from '../operation.ts'
import { roleHolder } from '../policy-holders.ts'

/**
 * One inline policy of a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 */
export const GetRolePolicy = operation('GetRolePolicy', {
  permission: 'iam:GetRolePolicy',
  resource: roleHolder,

  async handle({ input, entities }) {
    const named = { kind: 'role', name: input.RoleName } as const
    const { holder, ...policy } = await inlinePolicy(entities, named, input)
    return { RoleName: holder, ...policy }
  },
})
