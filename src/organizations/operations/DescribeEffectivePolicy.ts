import { serviceControlPolicy } from '../../accounts/organization.ts'
import { invalidInput, refusal } from '../errors.ts'
import { operation } from '../operation.ts'
import { parsePolicyType } from '../policies.ts'
import { existingTarget, targetResource } from '../targets.ts'

/**
 * Finds none: service control policies have no sum, and there are no policies of other types.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeEffectivePolicy.html
 */
export const DescribeEffectivePolicy = operation('DescribeEffectivePolicy', {
  callers: 'members',
  resource: (context) => targetResource(context, context.input.TargetId ?? context.account),
  conditions: ({ PolicyType }) => ({ 'organizations:PolicyType': PolicyType }),

  async handle({ input, account, records, isObserver }) {
    const type = parsePolicyType(input.PolicyType)
    if (type === serviceControlPolicy || type === 'RESOURCE_CONTROL_POLICY') {
      const message = 'You specified a policy type that has no effective policy.'
      throw invalidInput('INVALID_ENUM_POLICY_TYPE', message)
    }
    const targetId = input.TargetId ?? account
    if (targetId !== account && !isObserver) throw refusal('AccessDeniedException')
    await existingTarget(records, targetId)
    throw refusal('EffectivePolicyNotFoundException')
  },
})
