import { attachConditions, detachPolicy } from '../attachments.ts'
import { operation } from '../operation.ts'
import { userHolder } from '../policy-holders.ts'

/**
 * Detaches a managed policy from a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html
 */
export const DetachUserPolicy = operation('DetachUserPolicy', {
  permission: 'iam:DetachUserPolicy',
  resource: userHolder,
  conditions: attachConditions,

  async handle({ input, change }) {
    const named = { kind: 'user', name: input.UserName } as const
    await change((records) => detachPolicy(records, named, input))
    return {}
  },
})
