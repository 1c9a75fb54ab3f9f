import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingPolicy, policyResource } from '../policies.js';
import { allTargets, targetOutput } from '../targets.js';
/**
 * The roots, units and accounts that a policy is attached to.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListTargetsForPolicy.html
 */
export const ListTargetsForPolicy = operation('ListTargetsForPolicy', {
    callers: 'delegated',
    resource: policyResource,
    async handle({ input, organization, records }) {
        const policy = await existingPolicy(records, input.PolicyId);
        const targets = await allTargets(records);
        const listed = targets.filter(({ entity }) => entity.policies.includes(policy.id));
        const { items, NextToken } = page(listed, input, ({ entity }) => entity.id);
        return { Targets: items.map((target) => targetOutput(organization, target)), NextToken };
    },
});
