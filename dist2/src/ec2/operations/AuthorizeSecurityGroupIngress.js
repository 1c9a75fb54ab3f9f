import { operation } from '../operation.js';
import { authorizeRules } from '../rule-changes.js';
import { groupResource } from '../security-groups.js';
/**
 * Lets more into the machines of a security group, at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
 */
export const AuthorizeSecurityGroupIngress = operation('AuthorizeSecurityGroupIngress', {
    resource: groupResource,
    creates: 'security-group-rule',
    handle: (context) => authorizeRules(context, 'Ingress'),
});
