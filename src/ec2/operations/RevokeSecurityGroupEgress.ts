import { revokeRules } from '../network/rule-changes.ts'
import { groupResource } from '../network/security-groups.ts'
import { operation } from '../operation.ts'

/**
 * Lets less out of the machines of a security group, at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupEgress.html
 */
export const RevokeSecurityGroupEgress = operation('RevokeSecurityGroupEgress', {
  resource: groupResource,
  handle: (context) => revokeRules(context, 'Egress'),
})
