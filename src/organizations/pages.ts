/** Lists in pages: `NextToken` names the last that was shown, and the next page begins after it. */
import { limits } from '../limits.ts'
import { invalidInput } from './errors.ts'

/** Which page is asked for. */
export interface PageInput {
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

/** One page, and the token of the next if there is one. */
export interface Page<T> {
  readonly items: T[]
  readonly NextToken: string | undefined
}

/**
 * A page of a list that is sorted by what `nameOf` gives. Throws InvalidInputException.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
export function page<T>(
  list: readonly T[],
  input: PageInput,
  nameOf: (item: T) => string,
): Page<T> {
  const most = pageSize(input.MaxResults)
  const after = input.NextToken === undefined ? undefined : lastOf(input.NextToken)
  const sorted = [...list].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  const rest = after === undefined ? sorted : sorted.filter((item) => nameOf(item) > after)
  const items = rest.slice(0, most)
  const last = items.at(-1)
  const more = last !== undefined && rest.length > items.length
  return { items, NextToken: more ? tokenOf(nameOf(last)) : undefined }
}

function pageSize(asked: number | undefined): number {
  const most = limits.organizationPageMax
  if (asked === undefined) return most
  if (asked > most) {
    throw invalidInput('MAX_VALUE_EXCEEDED', `MaxResults is at most ${most}.`)
  }
  if (asked < 1) throw invalidInput('MIN_VALUE_EXCEEDED', 'MaxResults is at least 1.')
  return asked
}

function tokenOf(name: string): string {
  return Buffer.from(name).toString('base64url')
}

function lastOf(token: string): string {
  const name = Buffer.from(token, 'base64url').toString()
  if (name.length > 0 && tokenOf(name) === token) return name
  throw invalidInput('INVALID_PAGINATION_TOKEN', 'You provided an invalid pagination token.')
}
