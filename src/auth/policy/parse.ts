/** Reads policies. */
import type { PolicyDocument, PolicyKind } from './document.ts'
import { MalformedPolicy } from './malformed.ts'

/** Reads the JSON of a policy and holds it against the rules of its kind. Throws MalformedPolicy. */
export function parsePolicy(text: string, kind: PolicyKind): PolicyDocument {
  throw new MalformedPolicy(`Not read yet: ${text}`, kind)
}
