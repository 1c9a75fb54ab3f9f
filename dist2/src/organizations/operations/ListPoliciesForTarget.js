import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingPolicy, parsePolicyType, policySummary } from '../policies.js';
import { existingTarget, targetResource } from '../targets.js';
/**
 * The policies that are attached to a root, unit or account itself, without those above it.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPoliciesForTarget.html
 */
export const ListPoliciesForTarget = operation('ListPoliciesForTarget', {
    callers: 'delegated',
    resource: (context) => targetResource(context, context.input.TargetId),
    conditions: ({ Filter }) => ({ 'organizations:PolicyType': Filter }),
    async handle({ input, organization, records }) {
        const type = parsePolicyType(input.Filter);
        const { entity } = await existingTarget(records, input.TargetId);
        const found = await Promise.all(entity.policies.map((id) => existingPolicy(records, id)));
        const listed = found.filter((policy) => policy.type === type);
        const { items, NextToken } = page(listed, input, ({ id }) => id);
        return { Policies: items.map((policy) => policySummary(organization, policy)), NextToken };
    },
});
