/** Policies as they are stored, compiled: once for each text, and once for each caller. */
import type { NamedPolicy } from '../accounts/entities.ts'
import { awsManagedPolicies } from '../accounts/managed-policies.ts'
import type { PrincipalPolicies } from '../accounts/principal-policies.ts'
import type { Session } from '../accounts/session-token.ts'
import { limits } from '../limits.ts'
import type { IdentifiedCaller } from './caller.ts'
import { type CompiledPolicy, compilePolicy, type PolicySource } from './policy/compile.ts'
import type { PolicyKind } from './policy/document.ts'
import { parsePolicy } from './policy/parse.ts'
import type { ApplicablePolicies } from './policy/request.ts'

const compiled = new Map<string, CompiledPolicy>()

/** A stored policy, which was judged when it was stored; compiled once for each text. */
export function compileStored(kind: PolicyKind, { name, text }: NamedPolicy): CompiledPolicy {
  const id = `${kind} ${name} ${text}`
  const known = compiled.get(id)
  if (known !== undefined) return known
  const policy = compilePolicy(parsePolicy(text, kind), sourceOf(name))
  if (compiled.size >= limits.policiesCached) compiled.clear()
  compiled.set(id, policy)
  return policy
}

function sourceOf(name: string): PolicySource {
  return name.startsWith('arn:') ? { arn: name } : { name }
}

const byText = new Map<string, CompiledPolicy>()

/** A bucket's policy, compiled. */
export function resourcePolicy(text: string): CompiledPolicy {
  const known = byText.get(text)
  if (known !== undefined) return known
  const policy = compilePolicy(parsePolicy(text, 'resource'))
  if (byText.size >= limits.policiesCached) byText.clear()
  byText.set(text, policy)
  return policy
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

function compileAll(policies: PrincipalPolicies): Bound {
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
  const all = [...policies, ...managed].map((text) =>
    compileStored('session', { name: 'session', text }),
  )
  sessionOf.set(session, all)
  return all
}
