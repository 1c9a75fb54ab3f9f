import { authorizeRules } from '../network/rule-changes.ts'
import { groupResource } from '../network/security-groups.ts'
import { operation } from '../operation.ts'

/**
 * Lets more into the machines of a security group, at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
 */
export const AuthorizeSecurityGroupIngress = operation('AuthorizeSecurityGroupIngress', {
  resource: groupResource,
  creates: 'security-group-rule',
  handle: (context) => authorizeRules(context, 'Ingress'),
})
