/**
 * Lists, a page at a time. A token names the last item of the page before, so that a list goes on
 * where it was, whatever has come and gone since.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html#api-pagination
 */
import { limits } from '../limits.ts'
import { invalidParameterCombination, invalidParameterValue, refusal } from './errors.ts'

/** What an input says of the page that is wanted. */
export interface PageRequest {
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

/** One page; without a token it is the last. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly NextToken: string | undefined
}

/**
 * The page that an input wants of a list, ordered by id. Throws InvalidParameterValue,
 * InvalidNextToken.
 */
export function page<T>(
  list: readonly T[],
  request: PageRequest,
  idOf: (item: T) => string,
): Page<T> {
  checkMost(request, { least: limits.ec2PageMin, greatest: limits.ec2PageMax })
  return cut(list, request, idOf)
}

/** The same of a list whose pages are of 1 to 100, like those of prefix lists. */
export function shortPage<T>(
  list: readonly T[],
  request: PageRequest,
  idOf: (item: T) => string,
): Page<T> {
  checkMost(request, { least: 1, greatest: limits.prefixListPageMax })
  return cut(list, request, idOf)
}

/** The same of a list whose pages are of 1 to 200, like those of launch templates. */
export function templatePage<T>(
  list: readonly T[],
  request: PageRequest,
  idOf: (item: T) => string,
): Page<T> {
  checkMost(request, { least: 1, greatest: limits.launchTemplatePageMax })
  return cut(list, request, idOf)
}

function cut<T>(
  list: readonly T[],
  { MaxResults: most, NextToken: token }: PageRequest,
  idOf: (item: T) => string,
): Page<T> {
  const after = token ? parseToken(token) : undefined
  const sorted = [...list].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
  const ahead = after === undefined ? sorted : sorted.filter((item) => idOf(item) > after)
  if (most === undefined || ahead.length <= most) return { items: ahead, NextToken: undefined }
  const items = ahead.slice(0, most)
  const last = items.at(-1) as T
  return { items, NextToken: Buffer.from(idOf(last)).toString('base64url') }
}

/** Ids are asked for all at once. Throws InvalidParameterCombination. */
export function requireNoPage({ MaxResults: most }: PageRequest, ids: string): void {
  if (most === undefined) return
  const message = `The parameter ${ids} cannot be used with the parameter maxResults`
  throw invalidParameterCombination(message)
}

function checkMost(
  { MaxResults: most }: PageRequest,
  { least, greatest }: { readonly least: number; readonly greatest: number },
): void {
  if (most === undefined) return
  const bound =
    most < least ? `greater than or equal to ${least}` : `less than or equal to ${greatest}`
  if (most >= least && most <= greatest) return
  const message = `Value ( ${most} ) for parameter maxResults is invalid.`
  throw invalidParameterValue(`${message} Expecting a value ${bound}.`)
}

function parseToken(token: string): string {
  const id = Buffer.from(token, 'base64url')
  if (token.length <= 1024 && id.toString('base64url') === token) return id.toString()
  throw refusal('InvalidNextToken', 'The specified NextToken is not valid.')
}
