import { attachConditions, attachPolicy } from '../attachments.ts'
import { operation } from '../operation.ts'
import { groupHolder } from '../policy-holders.ts'

/**
 * Attaches a managed policy to a group.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachGroupPolicy.html
 */
export const AttachGroupPolicy = operation('AttachGroupPolicy', {
  permission: 'iam:AttachGroupPolicy',
  resource: groupHolder,
  conditions: attachConditions,

  async handle(context) {
    await attachPolicy(context, { kind: 'group', name: context.input.GroupName })
    return {}
  },
})
