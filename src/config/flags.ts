/** The flags of a command line. */
import { parseArgs } from 'node:util'
import { nearest } from './nearest.ts'

/** Values by flag; what is no flag of these, or has no value, becomes a problem. */
export function readFlags(
  args: readonly string[],
  known: readonly string[],
  problems: string[],
): Map<string, string> {
  const options = Object.fromEntries(known.map((flag) => [flag, { type: 'string' as const }]))
  const parsed = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const flags = new Map<string, string>()
  for (const token of parsed.tokens) {
    if (token.kind === 'positional') problems.push(`unexpected argument "${token.value}"`)
    if (token.kind !== 'option') continue
    if (!known.includes(token.name)) {
      problems.push(`unknown flag ${token.rawName}${suggestion(token.name, known, '--')}`)
    } else if (!token.value) problems.push(`${token.rawName} needs a value`)
    else flags.set(token.name, token.value)
  }
  return flags
}

/** A question that ends a sentence on an unknown name, if a known one is near. */
export function suggestion(name: string, known: readonly string[], prefix: string): string {
  const found = nearest(name, known)
  return found === undefined ? '' : `; did you mean ${prefix}${found}?`
}
