import { revokeRules } from '../network/rule-changes.ts'
import { groupResource } from '../network/security-groups.ts'
import { operation } from '../operation.ts'

/**
 * Lets less into the machines of a security group, at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html
 */
export const RevokeSecurityGroupIngress = operation('RevokeSecurityGroupIngress', {
  resource: groupResource,
  handle: (context) => revokeRules(context, 'Ingress'),
})
