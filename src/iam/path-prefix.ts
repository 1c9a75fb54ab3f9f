/** Lists of one part of the tree of paths. */
import { limits } from '../limits.ts'
import { parseLength, parsePattern } from './bounds.ts'

/** `PathPrefix` of a list, all paths if none is given. Throws ValidationError. */
export function parsePathPrefix(text: string | undefined): string {
  if (text === undefined) return '/'
  const prefix = parseLength('pathPrefix', text, [1, limits.iamPathMax])
  return parsePattern('pathPrefix', prefix, /^\/[\x21-\x7f]*$/)
}
