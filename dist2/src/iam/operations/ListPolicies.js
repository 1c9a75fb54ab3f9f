import { parsePathPrefix, parseWord } from '../bounds.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { awsPolicies, listedPolicyOutput, ownArn, policyUsage, } from '../policies.js';
import { parseUsageFilter } from '../policy-entities.js';
const scopes = ['All', 'AWS', 'Local'];
/**
 * The managed policies of the account and AWS's own.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html
 */
export const ListPolicies = operation('ListPolicies', {
    permission: 'iam:ListPolicies',
    resource: () => '*',
    async handle({ input, account, entities }) {
        const scope = parseWord('scope', input.Scope, scopes) ?? 'All';
        const prefix = parsePathPrefix(input.PathPrefix);
        const usage = await policyUsage(entities);
        const isWanted = usageTest(input, usage);
        const own = scope === 'AWS' ? [] : await entities.all('policy');
        const all = [
            ...own.map((policy) => ({ ...policy, arn: ownArn(account, policy) })),
            ...(scope === 'Local' ? [] : awsPolicies),
        ];
        const found = all.filter((policy) => policy.path.startsWith(prefix) && isWanted(policy));
        const { items, paging } = page(found, input, ({ policyName, arn }) => `${policyName} ${arn}`);
        return { Policies: items.map((policy) => listedPolicyOutput(policy, usage)), ...paging };
    },
});
/** What `OnlyAttached` and `PolicyUsageFilter` leave of the policies. */
function usageTest({ OnlyAttached, PolicyUsageFilter }, { attached, boundaries }) {
    const filter = parseUsageFilter(PolicyUsageFilter);
    if (filter === 'PermissionsBoundary')
        return ({ arn }) => boundaries.has(arn);
    if (filter === 'PermissionsPolicy' || OnlyAttached)
        return ({ arn }) => attached.has(arn);
    return () => true;
}
