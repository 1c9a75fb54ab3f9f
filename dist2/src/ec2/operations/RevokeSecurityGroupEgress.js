import { operation } from '../operation.js';
import { revokeRules } from '../rule-changes.js';
import { groupResource } from '../security-groups.js';
/**
 * Lets less out of the machines of a security group, at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupEgress.html
 */
export const RevokeSecurityGroupEgress = operation('RevokeSecurityGroupEgress', {
    resource: groupResource,
    handle: (context) => revokeRules(context, 'Egress'),
});
