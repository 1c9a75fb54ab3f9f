/** Who sends a request, as the permission step sees it. */
import type { PrincipalPolicies } from '../accounts/principal-policies.ts'
import type { Session } from '../accounts/session-token.ts'

/** Somebody whose signature was verified. */
export interface IdentifiedCaller {
  /**
   * `root`: the account's own keys. `user`, `role`: what policies grant. `federated`: a session
   * that a user gave away, with no more than its own rights.
   */
  readonly type: 'root' | 'user' | 'role' | 'federated'
  /** Twelve digits. */
  readonly account: string
  /** `arn:aws:iam::123456789012:root`, `…:user/path/name`, `arn:aws:sts::…:assumed-role/r/s` */
  readonly arn: string
  readonly accessKeyId: string
  /** `aws:userid`: the account's id, `AIDA…`, `AROA…:<session>`, `<account>:<name>` */
  readonly userId: string
  readonly userName?: string
  /** Of temporary credentials. */
  readonly session?: Session
  /** Undefined: nothing binds the caller, who is the management account's root. */
  readonly policies?: PrincipalPolicies
}

/** Who sends a request. */
export type Caller = { readonly type: 'anonymous' } | IdentifiedCaller
