import { fullAccessPolicy } from '../../accounts/organization.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { parsePolicyType, policySummary } from '../policies.js';
/**
 * All policies of a type, AWS's own among them.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPolicies.html
 */
export const ListPolicies = operation('ListPolicies', {
    callers: 'delegated',
    resource: () => '*',
    conditions: ({ Filter }) => ({ 'organizations:PolicyType': Filter }),
    async handle({ input, organization, records }) {
        const type = parsePolicyType(input.Filter);
        const all = [fullAccessPolicy, ...(await records.all('organizationPolicy'))];
        const listed = all.filter((policy) => policy.type === type);
        const { items, NextToken } = page(listed, input, ({ id }) => id);
        return { Policies: items.map((policy) => policySummary(organization, policy)), NextToken };
    },
});
