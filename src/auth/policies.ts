/** The policies that bind a caller, ready to be asked: put together once for each caller. */
import type { NamedPolicy } from '../accounts/entities.ts'
import { awsManagedPolicies } from '../accounts/managed-policies.ts'
import type { PrincipalPolicies } from '../accounts/principal-policies.ts'
import type { Session } from '../accounts/session-token.ts'
import type { IdentifiedCaller } from './caller.ts'
import type { CompiledPolicy } from './policy/compile.ts'
import type { PolicyKind } from './policy/document.ts'
import { PolicyCache } from './policy/policy-cache.ts'
import type { ApplicablePolicies } from './policy/request.ts'

const cache = new PolicyCache()

/** A stored policy, which was judged when it was stored. */
export function compileStored(kind: PolicyKind, { name, text }: NamedPolicy): CompiledPolicy {
  return cache.compiled(kind, text, name.startsWith('arn:') ? { arn: name } : { name })
}

/** A resource's own policy: a bucket's, or a role's trust policy. */
export function resourcePolicy(text: string, kind: 'resource' | 'trust' = 'resource') {
  return cache.compiled(kind, text)
}

type Bound = Omit<ApplicablePolicies, 'session' | 'resource'>
const boundOf = new WeakMap<PrincipalPolicies, Bound>()
const sessionOf = new WeakMap<Session, readonly CompiledPolicy[]>()
const unbound: Bound = { scps: [], identity: [] }

/** All the policies that bind a caller. */
export function policiesOf({ policies, session }: IdentifiedCaller): ApplicablePolicies {
  const bound = policies === undefined ? unbound : compileAll(policies)
  const limiting = session && sessionPolicies(session)
  return limiting === undefined ? bound : { ...bound, session: limiting }
}

/** What binds whoever has these policies, a caller or somebody whom a simulation asks about. */
export function compileAll(policies: PrincipalPolicies): Bound {
  const known = boundOf.get(policies)
  if (known !== undefined) return known
  const { identity, boundary, scps } = policies
  const bound = {
    scps: scps.map((level) => level.map((policy) => compileStored('scp', policy))),
    identity: identity.map((policy) => compileStored('identity', policy)),
    ...(boundary && { boundary: compileStored('boundary', boundary) }),
  }
  boundOf.set(policies, bound)
  return bound
}

/** Undefined for a session that its policies do not limit. */
function sessionPolicies(session: Session): readonly CompiledPolicy[] | undefined {
  const { policies, policyArns, kind } = session
  // A federated user without policies may nothing but what resources grant it.
  if (policies.length + policyArns.length === 0 && kind !== 'federated-user') return undefined
  const known = sessionOf.get(session)
  if (known !== undefined) return known
  const managed = policyArns.flatMap((arn) => awsManagedPolicies.get(arn)?.text ?? [])
  const all = [...policies, ...managed].map((text) => cache.compiled('session', text))
  sessionOf.set(session, all)
  return all
}
