/**
 * Policies made ready to be asked: what is plain text in them becomes sets, what ends in one `*`
 * the beginning of a text, and so on, so that a decision needs no parsing.
 */
import { type ArnPattern, arnMatches, compileArnPattern } from './arn-pattern.ts'
import { type CompiledCondition, compileCondition } from './conditions.ts'
import type { ContextValues } from './context.ts'
import { contextKeysOfStatement } from './context-keys.ts'
import type { PatternElement, PolicyDocument, Statement } from './document.ts'
import {
  compileGlob,
  exactText,
  type Glob,
  globMatches,
  knowsVariables,
  tokenize,
} from './pattern.ts'
import { type CompiledPrincipals, compilePrincipals } from './principals.ts'

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
  readonly denies: boolean
  readonly action: CompiledActions
  /** Undefined where every resource is meant: in trust policies. */
  readonly resource: CompiledResources | undefined
  /** Undefined where nobody is named: in all but resource and trust policies. */
  readonly principal: CompiledPrincipals | undefined
  readonly conditions: readonly CompiledCondition[]
  /** The condition keys and variables it reads, as written. */
  readonly contextKeys: readonly string[]
}

/** Actions, in lower case. */
export interface CompiledActions {
  readonly not: boolean
  readonly exact: ReadonlySet<string>
  readonly globs: readonly Glob[]
}

/** Resources. */
export interface CompiledResources {
  readonly not: boolean
  readonly exact: ReadonlySet<string>
  readonly patterns: readonly ArnPattern[]
}

/** Makes a policy ready; `source` is how explanations name it. */
export function compilePolicy(document: PolicyDocument, source: PolicySource = {}): CompiledPolicy {
  const statements = document.statements.map((statement) => compileStatement(statement, document))
  return { document, source, statements }
}

function compileStatement(statement: Statement, document: PolicyDocument): CompiledStatement {
  const syntax = { wildcards: true, variables: knowsVariables(document) }
  const { principal, resource } = statement
  return {
    statement,
    denies: statement.effect === 'Deny',
    action: compileActions(statement.action),
    resource: resource === undefined ? undefined : compileResources(resource, syntax),
    principal: principal === undefined ? undefined : compilePrincipals(principal),
    conditions: statement.conditions.map((condition) => compileCondition(condition, syntax)),
    contextKeys: contextKeysOfStatement(statement, document),
  }
}

function compileActions({ not, patterns }: PatternElement): CompiledActions {
  const exact = new Set<string>()
  const globs: Glob[] = []
  for (const pattern of patterns) {
    const tokens = tokenize(pattern.toLowerCase(), { wildcards: true, variables: false })
    const text = exactText(tokens)
    if (text === undefined) globs.push(compileGlob(tokens))
    else exact.add(text)
  }
  return { not, exact, globs }
}

function compileResources(
  { not, patterns }: PatternElement,
  syntax: { readonly wildcards: boolean; readonly variables: boolean },
): CompiledResources {
  const exact = new Set<string>()
  const others: ArnPattern[] = []
  for (const pattern of patterns) {
    const tokens = tokenize(pattern, syntax)
    const text = exactText(tokens)
    if (text !== undefined) exact.add(text)
    const compiled = compileArnPattern(tokens)
    if (text === undefined || compiled.type === 'fields') others.push(compiled)
  }
  return { not, exact, patterns: others }
}

/** Whether a statement is about an action, given in lower case. */
export function actionMatches({ not, exact, globs }: CompiledActions, action: string): boolean {
  if (exact.has(action)) return !not
  for (const glob of globs) if (globMatches(glob, action)) return !not
  return not
}

/** Whether a statement is about a resource. */
export function resourceMatches(
  { not, exact, patterns }: CompiledResources,
  resource: string,
  context: ContextValues,
): boolean {
  if (exact.has(resource)) return !not
  for (const pattern of patterns) if (arnMatches(pattern, resource, context)) return !not
  return not
}
