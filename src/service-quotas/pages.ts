/** Lists in pages: `NextToken` names the last that was shown, and the next page begins after it. */
import { limits } from '../limits.ts'
import { illegalArgument, invalidToken } from './errors.ts'

/** Which page is asked for. */
export interface PageInput {
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

/** One page, and the token of the next if there is one. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly NextToken: string | undefined
}

/**
 * A page of a list, in the order of what `nameOf` gives. Throws InvalidPaginationTokenException,
 * IllegalArgumentException.
 */
export function page<T>(
  list: readonly T[],
  { NextToken, MaxResults = limits.quotaPageMax }: PageInput,
  nameOf: (item: T) => string,
): Page<T> {
  if (MaxResults < 1 || MaxResults > limits.quotaPageMax) {
    throw illegalArgument(`MaxResults must be 1 to ${limits.quotaPageMax}.`)
  }
  const after = NextToken === undefined ? '' : lastOf(NextToken)
  const named = list.map((item) => ({ item, name: nameOf(item) }))
  const rest = named.filter(({ name }) => name > after)
  rest.sort((a, b) => (a.name < b.name ? -1 : 1))
  const shown = rest.slice(0, MaxResults)
  const last = shown.at(-1)
  const more = last !== undefined && rest.length > shown.length
  return { items: shown.map(({ item }) => item), NextToken: more ? tokenOf(last.name) : undefined }
}

function tokenOf(name: string): string {
  return Buffer.from(name).toString('base64url')
}

function lastOf(token: string): string {
  const name = Buffer.from(token, 'base64url').toString()
  if (name !== '' && tokenOf(name) === token) return name
  throw invalidToken()
}
