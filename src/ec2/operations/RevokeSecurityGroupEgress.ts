import { operation } from '../operation.ts'
import { revokeRules } from '../rule-changes.ts'
import { groupResource } from '../security-groups.ts'

/**
 * Lets less out of the machines of a security group, at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupEgress.html
 */
export const RevokeSecurityGroupEgress = operation('RevokeSecurityGroupEgress', {
  resource: groupResource,
  handle: (context) => revokeRules(context, 'Egress'),
})
