/** What the evaluator is asked, and what it answers. */
import type { CompiledPolicy, CompiledStatement } from './compile.ts'
import type { ContextValues } from './context.ts'
import type { Principal } from './principal.ts'

/** One request, with every policy that has to do with it. */
export interface PolicyRequest {
  /** Like `s3:GetObject`. */
  readonly action: string
  /** An ARN, or `*` for an action that concerns no resource. */
  readonly resource: string
  /** Called only where a condition or a variable needs a key. */
  readonly context: ContextValues
  readonly principal: Principal
  /** The account that owns the resource; undefined: the principal's own. */
  readonly resourceAccount: string | undefined
  readonly policies: ApplicablePolicies
}

/** The policies of a request; a layer that does not bind is left out. */
export interface ApplicablePolicies {
  /**
   * One list a level, root first; none where none bind (the management account, service-linked
   * roles, anonymous requests).
   */
  readonly scps: readonly (readonly CompiledPolicy[])[]
  readonly identity: readonly CompiledPolicy[]
  readonly boundary?: CompiledPolicy | undefined
  /** Undefined: a session without policies, or none. A list: what they allow is all there is. */
  readonly session?: readonly CompiledPolicy[] | undefined
  /** The resource's own policy: a bucket policy, or a role's trust policy. */
  readonly resource?: CompiledPolicy | undefined
}

/** Which policies decided: `trust` is a resource policy that is a role's trust policy. */
export type PolicyLayer = 'scp' | 'identity' | 'boundary' | 'session' | 'resource' | 'trust'

/** The answer. */
export interface Decision {
  readonly allowed: boolean
  readonly reason: 'allowed' | 'explicitDeny' | 'implicitDeny'
  /** What denied; for an implicit deny, what did not allow. */
  readonly by?: PolicyLayer | undefined
  /** The statements that decided; from `simulate`, all that matched. */
  readonly matched: readonly Match[]
}

/** A statement whose principal, action, resource and conditions all match the request. */
export interface Match {
  readonly layer: PolicyLayer
  readonly policy: CompiledPolicy
  readonly statement: CompiledStatement
}
