/** What all listings share: bounds, encoded names, and tokens that say where to go on. */
import { limits } from '../limits.ts'
import { invalidArgument } from './errors.ts'

/** How many entries a page may have. Throws InvalidArgument for less than none. */
export function pageSize(asked: number | undefined, parameter: string): number {
  if (asked === undefined) return limits.listKeysMax
  if (asked >= 0) return Math.min(asked, limits.listKeysMax)
  throw invalidArgument(
    parameter,
    String(asked),
    `Argument ${parameter} must be an integer between 0 and 2147483647`,
  )
}

/** Writes a name as the client wants it: as it is, or with `encoding-type=url`. */
export type EncodeName = (name: string) => string

/** Throws InvalidArgument for a type of encoding that is not `url`. */
export function nameEncoder(encodingType: string | undefined): EncodeName {
  if (encodingType === undefined || encodingType === '') return asItIs
  if (encodingType === 'url') return urlEncoded
  throw invalidArgument(
    'encoding-type',
    encodingType,
    'Invalid Encoding Method specified in Request',
  )
}

const asItIs: EncodeName = (name) => name
const plain = /^[\w./~-]*$/
/** AWS leaves slashes as they are; and a space is `%20`, which every client decodes alike. */
const urlEncoded: EncodeName = (name) =>
  plain.test(name) ? name : encodeURIComponent(name).replaceAll('%2F', '/')

/**
 * Makes a token of the name that a page ended with: opaque, so that clients do not build their
 * own.
 */
export function makeToken(name: string): string {
  return tokenMark + Buffer.from(name).toString('base64url')
}

/** The name in a token. Throws InvalidArgument for what {@link makeToken} did not make. */
export function readToken(token: string): string {
  if (token.startsWith(tokenMark)) {
    const name = Buffer.from(token.slice(tokenMark.length), 'base64url').toString()
    if (name !== '' && makeToken(name) === token) return name
  }
  throw invalidArgument('continuation-token', token, 'The continuation token provided is incorrect')
}

/** Tells tokens of this shape from those that a later release may make. */
const tokenMark = '1'
