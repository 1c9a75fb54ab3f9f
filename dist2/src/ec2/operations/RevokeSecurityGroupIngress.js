import { operation } from '../operation.js';
import { revokeRules } from '../rule-changes.js';
import { groupResource } from '../security-groups.js';
/**
 * Lets less into the machines of a security group, at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html
 */
export const RevokeSecurityGroupIngress = operation('RevokeSecurityGroupIngress', {
    resource: groupResource,
    handle: (context) => revokeRules(context, 'Ingress'),
});
