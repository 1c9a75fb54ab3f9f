import { operation } from '../operation.js';
import { describeRules } from '../rule-changes.js';
import { groupResource } from '../security-groups.js';
/**
 * Gives rules that let into the machines of a group other descriptions.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UpdateSecurityGroupRuleDescriptionsIngress.html
 */
export const UpdateSecurityGroupRuleDescriptionsIngress = operation('UpdateSecurityGroupRuleDescriptionsIngress', {
    resource: groupResource,
    handle: (context) => describeRules(context, 'Ingress'),
});
