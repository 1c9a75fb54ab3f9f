/** Policies, as commands name them: by ARN or id, or by a name that only one of them has. */
import { nearest } from '../config/nearest.ts'
import type { Output } from '../iam/operation.ts'
import { ListPolicies } from '../iam/operations/ListPolicies.ts'
import { ListPolicies as ListControlPolicies } from '../organizations/operations/ListPolicies.ts'
import { AwsError } from '../wire/errors.ts'
import { everyPage } from './every-page.ts'
import type { Operator } from './operator.ts'
import { UsageError } from './usage-error.ts'

/** A managed policy as IAM lists it. */
export type ListedPolicy = NonNullable<Output<'ListPolicies'>['Policies']>[number]

/** Whose policies: AWS's, the account's own (`Local`), or both. */
export type PolicyScope = 'All' | 'AWS' | 'Local'

/** The managed policies that an account has. */
export function everyPolicy(
  operator: Operator,
  account: string,
  Scope: PolicyScope,
): Promise<ListedPolicy[]> {
  return everyPage(
    (from) => operator.call(ListPolicies, { Scope, ...from }, account),
    ({ Policies }) => Policies,
  )
}

/** The ARN of the policy that a word names: AWS's or the account's own. Throws NoSuchEntity. */
export async function policyNamed(
  operator: Operator,
  account: string,
  word: string,
): Promise<string> {
  if (word.startsWith('arn:')) return word
  const policies = await everyPolicy(operator, account, 'All')
  return chosen(
    word,
    policies.map(({ PolicyName, Arn }) => ({ name: PolicyName ?? '', id: Arn ?? '' })),
  )
}

/** All service control policies. */
export function everyServiceControlPolicy(operator: Operator) {
  const Filter = 'SERVICE_CONTROL_POLICY'
  return everyPage(
    (from) => operator.call(ListControlPolicies, { Filter, ...from }),
    ({ Policies }) => Policies,
  )
}

/** The id of the service control policy that a word names. Throws NoSuchEntity. */
export async function serviceControlPolicyNamed(operator: Operator, word: string): Promise<string> {
  const policies = await everyServiceControlPolicy(operator)
  if (policies.some(({ Id }) => Id === word)) return word
  return chosen(
    word,
    policies.map(({ Name, Id }) => ({ name: Name ?? '', id: Id ?? '' })),
  )
}

function chosen(
  word: string,
  policies: readonly { readonly name: string; readonly id: string }[],
): string {
  const [found, ...more] = policies.filter(({ name }) => name === word)
  if (more.length > 0) {
    const ids = [found, ...more].map((policy) => policy?.id)
    throw new UsageError(`several policies are called "${word}"; name one of ${ids.join(', ')}`)
  }
  if (found !== undefined) return found.id
  const meant = nearest(
    word,
    policies.map(({ name }) => name),
  )
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
  const message = `There is no policy ${word}.${hint}`
  throw new AwsError('NoSuchEntity', { status: 404, message })
}
