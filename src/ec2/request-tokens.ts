/**
 * Requests that may be sent again: what was made for a token is found by it.
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
 */
import { createHash } from 'node:crypto'
import type { RequestToken } from '../compute/instances/request-token.ts'
import { refusal } from './errors.ts'

/** What a request with a token is known by; undefined without one. */
export function requestToken(input: {
  readonly ClientToken?: string | undefined
}): RequestToken | undefined {
  const { ClientToken: clientToken, ...asked } = input
  if (!clientToken) return undefined
  const sorted = Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1))
  const digest = createHash('sha256').update(JSON.stringify(sorted)).digest('base64url')
  return { clientToken, digest }
}

/**
 * What was made for the same request before. Throws IdempotentParameterMismatch if the token came
 * with another one.
 */
export function madeBefore<T extends { readonly token?: RequestToken }>(
  all: readonly T[],
  token: RequestToken | undefined,
): T | undefined {
  if (token === undefined) return undefined
  const found = all.find((each) => each.token?.clientToken === token.clientToken)
  if (found === undefined || found.token?.digest === token.digest) return found
  throw refusal(
    'IdempotentParameterMismatch',
    'Arguments on this idempotent request are inconsistent with arguments used in previous ' +
      'request(s).',
  )
}
