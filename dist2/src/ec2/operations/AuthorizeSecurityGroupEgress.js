import { operation } from '../operation.js';
import { authorizeRules } from '../rule-changes.js';
import { groupResource } from '../security-groups.js';
/**
 * Lets more out of the machines of a security group, at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupEgress.html
 */
export const AuthorizeSecurityGroupEgress = operation('AuthorizeSecurityGroupEgress', {
    resource: groupResource,
    creates: 'security-group-rule',
    handle: (context) => authorizeRules(context, 'Egress'),
});
