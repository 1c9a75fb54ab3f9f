import { operation } from '../operation.js';
import { describeRules } from '../rule-changes.js';
import { groupResource } from '../security-groups.js';
/**
 * Gives rules that let out of the machines of a group other descriptions.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UpdateSecurityGroupRuleDescriptionsEgress.html
 */
export const UpdateSecurityGroupRuleDescriptionsEgress = operation('UpdateSecurityGroupRuleDescriptionsEgress', {
    resource: groupResource,
    handle: (context) => describeRules(context, 'Egress'),
});
