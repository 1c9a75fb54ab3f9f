/**
 * A policy as it was written, in one uniform shape.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */

/**
 * What a policy is for: `identity` (a user's, group's or role's), `trust` (who may assume a role),
 * `resource` (a bucket's), `scp` (a service control policy), `session`, `boundary`.
 */
export type PolicyKind = 'identity' | 'trust' | 'resource' | 'scp' | 'session' | 'boundary'

/** A parsed policy; every statement of it keeps the rules of its kind. */
export interface PolicyDocument {
  readonly kind: PolicyKind
  /** Policy variables are replaced only with `2012-10-17`. */
  readonly version: '2008-10-17' | '2012-10-17'
  readonly id: string | undefined
  readonly statements: readonly Statement[]
}

/** One statement. */
export interface Statement {
  /** Its place in the policy, from 0. */
  readonly index: number
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  /** Where the policy's kind has one. */
  readonly principal: PrincipalElement | undefined
  /** `Action` or `NotAction`. */
  readonly action: PatternElement
  /** `Resource` or `NotResource`; undefined in trust policies. */
  readonly resource: PatternElement | undefined
  readonly conditions: readonly Condition[]
  /** Where it stands in the text: of its `{`, and of what follows its `}`. */
  readonly start: TextPosition
  readonly end: TextPosition
}

/** A place in the text of a policy, both from 1. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}

/** `Action`, `Resource` or (`not`) their opposites. */
export interface PatternElement {
  readonly not: boolean
  readonly patterns: readonly string[]
}

/** `Principal` or (`not`) `NotPrincipal`. */
export interface PrincipalElement {
  readonly not: boolean
  /** `"*"`, or `"*"` in `AWS`. */
  readonly everyone: boolean
  /** Account ids, ARNs and unique ids. */
  readonly aws: readonly string[]
  readonly federated: readonly string[]
  readonly service: readonly string[]
  readonly canonicalUser: readonly string[]
}

/** One key of one operator of a `Condition` block. */
export interface Condition {
  /** The operator alone, like `StringNotLike`. */
  readonly operator: string
  readonly ifExists: boolean
  readonly quantifier: 'ForAnyValue' | 'ForAllValues' | undefined
  /** As written; AWS knows keys in any case. */
  readonly key: string
  readonly values: readonly string[]
}
