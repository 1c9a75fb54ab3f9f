/** What inputs must be, before anything is looked up. */
import { idPatterns } from '../accounts/organization-ids.ts'
import { invalidInput } from './errors.ts'

/** What a text must be. */
export interface TextRule {
  readonly min: number
  readonly max: number
  readonly pattern?: RegExp
}

/** A text that keeps the rule; `member` as AWS's schema has it. Throws InvalidInputException. */
export function parseText(member: string, text: string | undefined, rule: TextRule): string {
  const value = text ?? ''
  if (value.length < rule.min) {
    throw invalidInput('MIN_LENGTH_EXCEEDED', `${member} has at least ${rule.min} characters.`)
  }
  if (value.length > rule.max) {
    throw invalidInput('MAX_LENGTH_EXCEEDED', `${member} has at most ${rule.max} characters.`)
  }
  if (rule.pattern && !rule.pattern.test(value)) throw notOfPattern()
  return value
}

/** What an id may be of. */
export type IdKind = keyof typeof idPatterns

/** An id of one of these kinds. Throws InvalidInputException. */
export function parseId(text: string | undefined, kinds: readonly IdKind[]): string {
  const value = text ?? ''
  if (kinds.some((kind) => idPatterns[kind].test(value))) return value
  throw notOfPattern()
}

/** A value of a list of AWS's. Throws InvalidInputException. */
export function parseEnum<T extends string>(text: string | undefined, values: readonly T[]): T {
  const found = values.find((value) => value === text)
  if (found !== undefined) return found
  throw invalidInput('INVALID_ENUM', 'You specified an invalid value.')
}

/** AWS names no member. */
function notOfPattern() {
  return invalidInput(
    'INVALID_PATTERN',
    'You provided a value that does not match the required pattern.',
  )
}
