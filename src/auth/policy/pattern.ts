/**
 * The patterns of policies: `*` any run of characters, `?` one (a UTF-16 unit), and policy
 * variables. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */

import type { ContextValues } from './context.ts'
import type { PolicyDocument } from './document.ts'

/** A piece of a pattern. */
export type Token =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'any' | 'one' }
  | Variable

/** `${key}` or `${key, 'fallback'}`. */
export interface Variable {
  readonly type: 'variable'
  /** As written. */
  readonly key: string
  readonly fallback: string | undefined
}

/** What of a pattern means more than itself. */
export interface PatternSyntax {
  readonly wildcards: boolean
  readonly variables: boolean
}

/** Variables are replaced only in policies that say so by their version. */
export function knowsVariables({ version }: Pick<PolicyDocument, 'version'>): boolean {
  return version === '2012-10-17'
}

const variable = /\$\{(?:([*?$])|([^{},'$*?]+)(?:,\s*'([^']*)'\s*)?)\}/g

/** Parts a pattern. What looks like a variable but is none stands for itself. */
export function tokenize(pattern: string, syntax: PatternSyntax): Token[] {
  const tokens: Token[] = []
  let at = 0
  if (syntax.variables && pattern.includes('${')) {
    for (const found of pattern.matchAll(variable)) {
      const [whole, escaped, key, fallback] = found
      pushText(tokens, pattern.slice(at, found.index), syntax)
      if (escaped !== undefined) tokens.push({ type: 'text', text: escaped })
      else tokens.push({ type: 'variable', key: (key as string).trim(), fallback })
      at = found.index + whole.length
    }
  }
  pushText(tokens, pattern.slice(at), syntax)
  return tokens
}

function pushText(
  tokens: Token[],
  text: string,
  { wildcards }: Pick<PatternSyntax, 'wildcards'>,
): void {
  if (text === '') return
  if (!wildcards) {
    tokens.push({ type: 'text', text })
    return
  }
  for (const part of text.split(/([*?])/)) {
    if (part === '*') tokens.push({ type: 'any' })
    else if (part === '?') tokens.push({ type: 'one' })
    else if (part !== '') tokens.push({ type: 'text', text: part })
  }
}

/** Whether anything of a pattern depends on the request. */
export function hasVariables(tokens: readonly Token[]): boolean {
  return tokens.some(({ type }) => type === 'variable')
}

/**
 * Puts the request's values in the place of variables; a `*` in a value stands for itself.
 * Undefined where a key without fallback is missing, or has several values: then nothing matches.
 */
export function resolve(tokens: readonly Token[], context: ContextValues): Token[] | undefined {
  const resolved: Token[] = []
  for (const token of tokens) {
    if (token.type !== 'variable') {
      resolved.push(token)
      continue
    }
    const values = context(token.key.toLowerCase())
    const isMissing = values === undefined || values.length === 0
    const text = isMissing ? token.fallback : values.length === 1 ? values[0] : undefined
    if (text === undefined) return undefined
    resolved.push({ type: 'text', text })
  }
  return resolved
}

/** A pattern without variables: what stands before, between and after its `*`s. */
export interface Glob {
  readonly head: Segment
  readonly middle: readonly Segment[]
  /** Undefined: there is no `*`. */
  readonly tail: Segment | undefined
}

/** Characters in a row; at a hole, any character will do. */
interface Segment {
  readonly text: string
  readonly holes: readonly boolean[] | undefined
}

/** Makes a pattern without variables ready. */
export function compileGlob(tokens: readonly Token[]): Glob {
  const runs: Token[][] = [[]]
  for (const token of tokens) {
    if (token.type === 'any') runs.push([])
    else runs.at(-1)?.push(token)
  }
  const [head, ...rest] = runs.map(segmentOf) as [Segment, ...Segment[]]
  const tail = rest.pop()
  return { head, middle: rest.filter(({ text }) => text !== ''), tail }
}

function segmentOf(tokens: readonly Token[]): Segment {
  let text = ''
  for (const token of tokens) text += token.type === 'text' ? token.text : '?'
  return { text, holes: tokens.some(isOne) ? tokens.flatMap(holesOf) : undefined }
}

function isOne({ type }: Token): boolean {
  return type === 'one'
}

function holesOf(token: Token): boolean[] {
  return token.type === 'text' ? new Array<boolean>(token.text.length).fill(false) : [true]
}

/**
 * Whether a pattern matches a text whole. Between two `*` the first place that fits is as good as
 * any, so that there is nothing to go back to: the time is the text's length times the longest
 * segment's at worst, however many `*` there are.
 */
export function globMatches({ head, middle, tail }: Glob, text: string): boolean {
  if (tail === undefined) return text.length === head.text.length && fitsAt(head, text, 0)
  const end = text.length - tail.text.length
  let at = head.text.length
  if (at > end || !fitsAt(head, text, 0) || !fitsAt(tail, text, end)) return false
  for (const segment of middle) {
    const found = find(segment, text, at)
    if (found < 0 || found + segment.text.length > end) return false
    at = found + segment.text.length
  }
  return true
}

function find(segment: Segment, text: string, from: number): number {
  if (segment.holes === undefined) return text.indexOf(segment.text, from)
  for (let at = from; at + segment.text.length <= text.length; at += 1) {
    if (fitsAt(segment, text, at)) return at
  }
  return -1
}

function fitsAt({ text: wanted, holes }: Segment, text: string, from: number): boolean {
  if (holes === undefined) return text.startsWith(wanted, from)
  for (let at = 0; at < wanted.length; at += 1) {
    if (!holes[at] && wanted.charCodeAt(at) !== text.charCodeAt(from + at)) return false
  }
  return true
}

/** The text of a pattern that has neither wildcards nor variables; else undefined. */
export function exactText(tokens: readonly Token[]): string | undefined {
  let exact = ''
  for (const token of tokens) {
    if (token.type !== 'text') return undefined
    exact += token.text
  }
  return exact
}
