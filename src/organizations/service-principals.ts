/** Names of services, as principals of policies name them. */
import { limits } from '../limits.ts'
import { invalidInput } from './errors.ts'
import { parseText } from './inputs.ts'

const principal = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/

/** A name like `iam.amazonaws.com`. Throws InvalidInputException. */
export function parsePrincipal(text: string | undefined): string {
  const name = parseText('ServicePrincipal', text, { min: 1, max: limits.servicePrincipalMax })
  if (principal.test(name)) return name
  const message = 'You specified an unrecognized service principal.'
  throw invalidInput('UNRECOGNIZED_SERVICE_PRINCIPAL', message)
}
