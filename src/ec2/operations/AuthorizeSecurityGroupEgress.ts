import { authorizeRules } from '../network/rule-changes.ts'
import { groupResource } from '../network/security-groups.ts'
import { operation } from '../operation.ts'

/**
 * Lets more out of the machines of a security group, at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupEgress.html
 */
export const AuthorizeSecurityGroupEgress = operation('AuthorizeSecurityGroupEgress', {
  resource: groupResource,
  creates: 'security-group-rule',
  handle: (context) => authorizeRules(context, 'Egress'),
})
