/** Where an object is, for the answers that say so. */
import type { WireRequest } from '../wire/request.ts'

/** What an address needs to know of a request. */
export type Addressed = Pick<WireRequest, 'scheme' | 'style' | 'headers'>

/**
 * The address of an object, on the endpoint that the request came to and in its style: with the
 * bucket in the host or in the path. The slashes of a key stay, all else that is not plain is
 * percent-encoded.
 */
export function objectUrl(
  { scheme, style, headers }: Addressed,
  bucket: string,
  key: string,
): string {
  const { host = '' } = headers
  const path = key.split('/').map(encodeURIComponent).join('/')
  return `${scheme}://${host}/${style === 'path' ? `${bucket}/` : ''}${path}`
}
