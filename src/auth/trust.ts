/**
 * May they become that role? A role's trust policy is a resource policy that must always allow;
 * what binds the caller in its own account is judged with it. Who asks learns nothing of the role:
 * one that is not there and one that does not trust are answered alike.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
 */
import type { Facts } from '../accounts/session-token.ts'
import { AwsError } from '../wire/errors.ts'
import { principalOf } from './authorize.ts'
import type { IdentifiedCaller } from './caller.ts'
import { type Circumstances, globalContext, serviceContext } from './global-context.ts'
import { policiesOf, resourcePolicy } from './policies.ts'
import type { ContextValues } from './policy/context.ts'
import { evaluate } from './policy/evaluate.ts'
import { explainDenial } from './policy/explain.ts'
import type { Decision, PolicyRequest } from './policy/request.ts'

/** Whom an identity provider vouches for. */
export interface Vouched {
  readonly type: 'vouched'
  /** The provider's ARN. */
  readonly provider: string
  /** What the provider says, by condition key. */
  readonly facts: Facts
}

/** What is asked of a role. */
export interface TrustAccess {
  /** All must be allowed: `sts:AssumeRole`, and `sts:TagSession` if the session has tags. */
  readonly actions: readonly string[]
  /** The role's ARN, as it was asked for. */
  readonly resource: string
  /** The account that the ARN names. */
  readonly account: string
  /** The text to judge by, its principals pinned; undefined: there is no such role. */
  readonly trust: string | undefined
  /** Values of what is said with the request, before those of the caller. */
  readonly context: ContextValues
}

/** A policy that trusts an account which cannot be: no account begins with a zero. */
const trustsNobody =
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"000000000000"},' +
  '"Action":"sts:AssumeRole"}}'

/** Throws AccessDenied unless the role trusts who asks, and who asks may. */
export function authorizeTrust(
  asker: IdentifiedCaller | Vouched,
  access: TrustAccess,
  circumstances: Circumstances,
): void {
  for (const action of access.actions) {
    const asked = requestOf(asker, { ...access, action }, circumstances)
    const decision = evaluate(asked)
    if (!decision.allowed)
      throw new AwsError('AccessDenied', { message: wordsFor(asked, decision) })
  }
}

/**
 * Whether a role trusts a service that asks on its own behalf, like `ec2.amazonaws.com` for one of
 * its instances. `now`: milliseconds since 1970.
 */
export function trustsService(
  service: string,
  { actions, resource, account, trust, context }: TrustAccess,
  now: number,
): boolean {
  const general = serviceContext(service, now)
  return actions.every(
    (action) =>
      evaluate({
        action,
        resource,
        resourceAccount: account,
        principal: { type: 'service', service },
        context: (key) => context(key) ?? general(key),
        policies: {
          scps: [],
          identity: [],
          resource: resourcePolicy(trust ?? trustsNobody, 'trust'),
        },
      }).allowed,
  )
}

function requestOf(
  asker: IdentifiedCaller | Vouched,
  { action, resource, account, trust, context: own }: TrustAccess & { readonly action: string },
  circumstances: Circumstances,
): PolicyRequest {
  const policy = resourcePolicy(trust ?? trustsNobody, 'trust')
  const asked = { action, resource, resourceAccount: account }
  if (asker.type === 'vouched') {
    const general = globalContext({ type: 'anonymous' }, circumstances)
    return {
      ...asked,
      principal: { type: 'federated', provider: asker.provider },
      context: (key) => own(key) ?? fact(asker, key) ?? general(key),
      policies: { scps: [], identity: [], resource: policy },
    }
  }
  const general = globalContext(asker, circumstances)
  return {
    ...asked,
    principal: principalOf(asker),
    context: (key) => own(key) ?? general(key),
    policies: { ...policiesOf(asker), resource: policy },
  }
}

function fact({ provider, facts }: Vouched, key: string): readonly string[] | undefined {
  if (key === 'aws:federatedprovider') return [provider]
  const found = Object.entries(facts).find(([name]) => name.toLowerCase() === key)?.[1]
  return typeof found === 'string' ? [found] : found
}

/**
 * A Deny of the caller's own is named, but not across accounts: it may ask for the role's tags.
 * What the role's policy says is never named.
 */
function wordsFor(asked: PolicyRequest, decision: Decision): string {
  const { action, resource, principal, resourceAccount } = asked
  const isOwn = 'account' in principal && principal.account === resourceAccount
  const isOwnDeny = decision.reason === 'explicitDeny' && decision.by !== 'trust'
  if ((isOwn && isOwnDeny) || !('arn' in principal)) return explainDenial(asked, decision)
  return `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource}`
}
