import { filtered, withTagFilters } from '../filters.js';
import { ruleOutput } from '../group-output.js';
import { operation } from '../operation.js';
import { page, requireNoPage } from '../pages.js';
import { unknownRule } from '../security-groups.js';
/**
 * The rules of all security groups of an account, each by itself.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html
 */
export const DescribeSecurityGroupRules = operation('DescribeSecurityGroupRules', {
    resource: () => '*',
    async handle(context) {
        const { input, records } = context;
        const ids = input.SecurityGroupRuleIds ?? [];
        if (ids.length > 0)
            requireNoPage(input, 'securityGroupRuleIds');
        const groups = await records.all('securityGroup');
        const all = groups.flatMap((group) => group.rules.map((rule) => ({ ...rule, group })));
        const missing = ids.find((id) => !all.some(({ ruleId }) => ruleId === id));
        if (missing !== undefined)
            throw unknownRule(missing);
        const asked = all.filter(({ ruleId }) => ids.length === 0 || ids.includes(ruleId));
        const found = filtered(asked, input.Filters, ruleFilters);
        const { items, NextToken } = page(found, input, ({ ruleId }) => ruleId);
        return {
            SecurityGroupRules: items.map((rule) => ruleOutput(rule.group, rule, context)),
            NextToken,
        };
    },
});
const ruleFilters = withTagFilters({
    'group-id': ({ group }) => group.groupId,
    'security-group-rule-id': ({ ruleId }) => ruleId,
});
