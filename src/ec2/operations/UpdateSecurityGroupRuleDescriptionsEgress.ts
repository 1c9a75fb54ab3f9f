import { describeRules } from '../network/rule-changes.ts'
import { groupResource } from '../network/security-groups.ts'
import { operation } from '../operation.ts'

/**
 * Gives rules that let out of the machines of a group other descriptions.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UpdateSecurityGroupRuleDescriptionsEgress.html
 */
export const UpdateSecurityGroupRuleDescriptionsEgress = operation(
  'UpdateSecurityGroupRuleDescriptionsEgress',
  {
    resource: groupResource,
    handle: (context) => describeRules(context, 'Egress'),
  },
)
