/**
 * What temporary credentials cannot call, whatever policies say.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 */
import type { SessionKind } from '../accounts/session-token.ts'
import { AwsError } from '../wire/errors.ts'
import type { Caller } from './caller.ts'
import { unknownAccessKey } from './refusals.ts'

/** STS's operations that each kind of session may call; a role's may call all but two. */
const ofSts: Readonly<Record<SessionKind, (operation: string) => boolean>> = {
  'assumed-role': (name) => name !== 'GetSessionToken' && name !== 'GetFederationToken',
  session: (name) => name === 'AssumeRole' || name === 'GetCallerIdentity',
  'federated-user': (name) => name === 'GetCallerIdentity',
  'assumed-root': (name) => name === 'GetCallerIdentity',
}

/** A call, by its service and AWS's name. */
export interface Called {
  readonly service: string
  readonly operation: string
}

/** Throws AccessDenied, or IAM's InvalidClientTokenId, for a call that sessions cannot make. */
export function requireWithinReach(caller: Caller, { service, operation }: Called): void {
  if (caller.type === 'anonymous' || caller.session === undefined) return
  const { kind, mfaAuthenticatedAt } = caller.session
  if (service === 'sts' && !ofSts[kind](operation)) {
    const message = `Cannot call ${operation} with session credentials`
    throw new AwsError('AccessDenied', { message })
  }
  const withoutMfa = kind === 'session' && mfaAuthenticatedAt === undefined
  if (service === 'iam' && (kind === 'federated-user' || withoutMfa)) {
    throw unknownAccessKey(caller.accessKeyId)
  }
}
