import { parsePathPrefix, parseWord } from '../bounds.ts'
import { type Input, operation } from '../operation.ts'
import { page } from '../pages.ts'
import {
  awsPolicies,
  type FoundPolicy,
  listedPolicyOutput,
  ownArn,
  type PolicyUsage,
  policyUsage,
} from '../policies.ts'
import { parseUsageFilter } from '../policy-entities.ts'

const scopes = ['All', 'AWS', 'Local'] as const

/**
 * The managed policies of the account and AWS's own.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html
 */
export const ListPolicies = operation('ListPolicies', {
  permission: 'iam:ListPolicies',
  resource: () => '*',

  async handle({ input, account, entities }) {
    const scope = parseWord('scope', input.Scope, scopes) ?? 'All'
    const prefix = parsePathPrefix(input.PathPrefix)
    const usage = await policyUsage(entities)
    const isWanted = usageTest(input, usage)
    const own = scope === 'AWS' ? [] : await entities.all('policy')
    const all: FoundPolicy[] = [
      ...own.map((policy) => ({ ...policy, arn: ownArn(account, policy) })),
      ...(scope === 'Local' ? [] : awsPolicies),
    ]
    const found = all.filter((policy) => policy.path.startsWith(prefix) && isWanted(policy))
    const { items, paging } = page(found, input, ({ policyName, arn }) => `${policyName} ${arn}`)
    return { Policies: items.map((policy) => listedPolicyOutput(policy, usage)), ...paging }
  },
})

/** What `OnlyAttached` and `PolicyUsageFilter` leave of the policies. */
function usageTest(
  { OnlyAttached, PolicyUsageFilter }: Input<'ListPolicies'>,
  { attached, boundaries }: PolicyUsage,
): (policy: FoundPolicy) => boolean {
  const filter = parseUsageFilter(PolicyUsageFilter)
  if (filter === 'PermissionsBoundary') return ({ arn }) => boundaries.has(arn)
  if (filter === 'PermissionsPolicy' || OnlyAttached) return ({ arn }) => attached.has(arn)
  return () => true
}
