import { describeRules } from '../network/rule-changes.ts'
import { groupResource } from '../network/security-groups.ts'
import { operation } from '../operation.ts'

/**
 * Gives rules that let into the machines of a group other descriptions.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UpdateSecurityGroupRuleDescriptionsIngress.html
 */
export const UpdateSecurityGroupRuleDescriptionsIngress = operation(
  'UpdateSecurityGroupRuleDescriptionsIngress',
  {
    resource: groupResource,
    handle: (context) => describeRules(context, 'Ingress'),
  },
)
