import { attachConditions, detachPolicy } from '../attachments.ts'
import { operation } from '../operation.ts'
import { groupHolder } from '../policy-holders.ts'

/**
 * Detaches a managed policy from a group.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachGroupPolicy.html
 */
export const DetachGroupPolicy = operation('DetachGroupPolicy', {
  permission: 'iam:DetachGroupPolicy',
  resource: groupHolder,
  conditions: attachConditions,

  async handle({ input, change }) {
    const named = { kind: 'group', name: input.GroupName } as const
    await change((records) => detachPolicy(records, named, input))
    return {}
  },
})
