/** Policies made ready to be asked. */
import type { PolicyDocument, Statement } from './document.ts'

/** How explanations and simulations name a policy. */
export interface PolicySource {
  /** An inline policy's name, or what a simulation calls it. */
  readonly name?: string | undefined
  /** A managed policy's ARN. */
  readonly arn?: string | undefined
}

/** A policy, ready. */
export interface CompiledPolicy {
  readonly document: PolicyDocument
  readonly source: PolicySource
  readonly statements: readonly CompiledStatement[]
}

/** One statement, ready. */
export interface CompiledStatement {
  readonly statement: Statement
}

/** Makes a policy ready; `source` is how explanations name it. */
export function compilePolicy(document: PolicyDocument, source: PolicySource = {}): CompiledPolicy {
  return { document, source, statements: document.statements.map((statement) => ({ statement })) }
}
