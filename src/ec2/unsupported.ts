/** Parameters that this server cannot act on are refused in words, never left out of sight. */
import { refusal } from './errors.ts'

/** What an input says of one thing that is not offered: whether, and what errors call it. */
export type Unsupported<I> = readonly (readonly [
  words: string,
  isAsked: (input: I) => boolean | undefined,
])[]

/** Throws UnsupportedOperation for the first thing of the table that an input asks for. */
export function requireSupported<I>(input: I, table: Unsupported<I>): void {
  const found = table.find(([, isAsked]) => isAsked(input) === true)
  if (found === undefined) return
  throw refusal('UnsupportedOperation', `This server does not offer ${found[0]}.`)
}

/** Whether a list in an input has something in it. */
export function hasAny(list: readonly unknown[] | undefined): boolean {
  return (list ?? []).length > 0
}
