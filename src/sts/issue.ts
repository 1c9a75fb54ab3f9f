/** Temporary credentials: a session, sealed into its token. */
import { newSession, roleIdentity, type Wanted } from '../accounts/new-session.ts'
import { packedPolicyPercent, type Session, SessionTooLarge } from '../accounts/session-token.ts'
import type { CallContext } from '../auth/call.ts'
import { packedPolicyTooLarge } from './errors.ts'
import type { ExistingRole } from './roles.ts'

/** What a handler needs to make sessions. */
type Maker = Pick<CallContext<unknown>, 'accounts' | 'now' | 'random'>

/** Makes a session; throws PackedPolicyTooLarge. */
export function issue(maker: Maker, wanted: Wanted) {
  const session = newSession(maker, wanted)
  const percent = packedPolicyPercent(session)
  if (percent > 100) throw packedPolicyTooLarge(percent)
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: seal(maker.accounts, session),
      Expiration: new Date(session.expiresAt),
    },
    PackedPolicySize: percent === 0 ? undefined : percent,
  }
}

function seal(accounts: Maker['accounts'], session: Session): string {
  try {
    return accounts.sealSession(session)
  } catch (error) {
    if (error instanceof SessionTooLarge) throw packedPolicyTooLarge()
    throw error
  }
}

/** What a session of a role has besides the role. */
export type RoleSession = Pick<Wanted, 'seconds' | 'chained'> &
  Partial<Omit<Wanted, keyof ReturnType<typeof roleIdentity>>> & { readonly name: string }

/** Makes a session of a role that may be assumed, and names it as AssumeRole does. */
export function issueRoleSession(maker: Maker, found: ExistingRole, session: RoleSession) {
  const { name, ...rest } = session
  const identity = roleIdentity(found, name)
  return {
    ...issue(maker, { ...identity, ...rest }),
    AssumedRoleUser: { Arn: identity.arn, AssumedRoleId: identity.uniqueId },
    SourceIdentity: rest.sourceIdentity,
  }
}
