/**
 * Policies as callers send them and as answers show them. A text is kept as it was given.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
import type { PolicyDocument, PolicyKind } from '../auth/policy/document.ts'
import { MalformedPolicy } from '../auth/policy/malformed.ts'
import { parsePolicy } from '../auth/policy/parse.ts'
import { limits } from '../limits.ts'
import { AwsError } from '../wire/errors.ts'
import { parseLength } from './bounds.ts'
import { validationError } from './errors.ts'

/** A policy that keeps AWS's rules. */
export interface ParsedPolicy {
  readonly text: string
  readonly document: PolicyDocument
}

/**
 * Reads a policy; `member` as AWS's message has it. Throws ValidationError, or
 * MalformedPolicyDocument with AWS's words and the place.
 */
export function parsePolicyText(
  member: string,
  text: string | undefined,
  kind: PolicyKind,
): ParsedPolicy {
  const value = parseLength(member, text, [1, limits.policyDocumentMax])
  if (!/^[\t\n\r\x20-\xff]+$/.test(value)) {
    throw validationError(
      `The specified value for ${member} is invalid. It must contain only printable ASCII ` +
        'characters.',
    )
  }
  return asMalformedDocument(() => ({ text: value, document: parsePolicy(value, kind) }))
}

/** What `work` returns; a MalformedPolicy that it throws, as IAM says it. */
export function asMalformedDocument<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw malformedDocument(error)
  }
}

/** 400 MalformedPolicyDocument for a MalformedPolicy; anything else as it is. */
export function malformedDocument(error: unknown): unknown {
  if (!(error instanceof MalformedPolicy)) return error
  return new AwsError('MalformedPolicyDocument', { status: 400, message: error.message })
}

/** The characters of a policy that AWS counts: all but white space. */
export function policyChars(text: string): number {
  return text.replace(/\s/g, '').length
}

/** A policy in an answer: percent-encoded by RFC 3986. */
export function documentOutput(text: string): string {
  const strictly = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(text).replace(/[!'()*]/g, strictly)
}
