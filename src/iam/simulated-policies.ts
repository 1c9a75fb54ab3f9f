/** The policies of a simulation: those that an input brings, and those that an entity has. */
import type { NamedPolicy } from '../accounts/entities.ts'
import { boundaryText, identityPolicies } from '../accounts/principal-policies.ts'
import type { CallContext } from '../auth/call.ts'
import { compileStored } from '../auth/policies.ts'
import { type CompiledPolicy, compilePolicy } from '../auth/policy/compile.ts'
import type { PolicyKind } from '../auth/policy/document.ts'
import { MalformedPolicy } from '../auth/policy/malformed.ts'
import { parsePolicy } from '../auth/policy/parse.ts'
import type { ApplicablePolicies } from '../auth/policy/request.ts'
import { limits } from '../limits.ts'
import { parseLength } from './bounds.ts'
import type { FoundEntity } from './entity-arn.ts'
import { invalidInput } from './errors.ts'

/** Policies as an input brings them: `member` is the list's name. Throws InvalidInput. */
export function inputPolicies(
  member: string,
  texts: readonly string[] | undefined = [],
  kind: PolicyKind = 'identity',
): CompiledPolicy[] {
  if (texts.length > limits.simulatedPoliciesMax) {
    throw invalidInput(`${member} has more than ${limits.simulatedPoliciesMax} policies.`)
  }
  return texts.map((text, index) => inputPolicy(`${member}.${index + 1}`, text, kind))
}

/** One policy, under the name that results give it. */
function inputPolicy(name: string, text: string, kind: PolicyKind): CompiledPolicy {
  parseLength(name, text, [1, limits.simulatedPolicyMax])
  try {
    return compilePolicy(parsePolicy(text, kind), { name })
  } catch (error) {
    if (!(error instanceof MalformedPolicy)) throw error
    throw invalidInput(`Invalid policy ${name}: ${error.message}`)
  }
}

/** The policy that an input gives all resources; undefined if none. Throws InvalidInput. */
export function inputResourcePolicy(text: string | undefined): CompiledPolicy | undefined {
  return text === undefined ? undefined : inputPolicy('ResourcePolicy', text, 'resource')
}

/** The boundary of an input; undefined if it brings none. Throws InvalidInput. */
export function inputBoundary(texts: readonly string[] | undefined): CompiledPolicy | undefined {
  const member = 'PermissionsBoundaryPolicyInputList'
  const [boundary, ...more] = inputPolicies(member, texts, 'boundary')
  if (more.length > 0) throw invalidInput(`${member} can have only one policy.`)
  return boundary
}

/** All policies that an entity has and that bind it. */
export interface EntityPolicies {
  readonly identity: readonly NamedPolicy[]
  readonly boundary?: NamedPolicy | undefined
  /** Of the organization, a list a level. */
  readonly scps: readonly (readonly NamedPolicy[])[]
}

/** The policies of an entity. A group has no boundary, but its account has its organization's. */
export async function policiesOfEntity(
  { accounts, account, entities }: Pick<CallContext<unknown>, 'accounts' | 'account' | 'entities'>,
  { holder }: FoundEntity,
): Promise<EntityPolicies> {
  const bound = await accounts.findPolicies({ account, type: 'root' })
  const boundary = 'boundary' in holder ? await boundaryText(entities, holder) : undefined
  const identity = await identityPolicies(entities, holder)
  return { identity, boundary, scps: bound?.scps ?? [] }
}

/** Policies made ready to be asked. */
export function compileEntityPolicies({
  identity,
  boundary,
  scps,
}: EntityPolicies): ApplicablePolicies {
  return {
    scps: scps.map((level) => level.map((policy) => compileStored('scp', policy))),
    identity: identity.map((policy) => compileStored('identity', policy)),
    boundary: boundary && compileStored('boundary', boundary),
  }
}
