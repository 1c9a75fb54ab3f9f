/** Temporary credentials: a session, sealed into its token. */
import {
  newSessionPair,
  packedPolicyPercent,
  type Session,
  SessionTooLarge,
} from '../accounts/session-token.ts'
import type { CallContext } from '../auth/call.ts'
import { packedPolicyTooLarge } from './errors.ts'
import type { ExistingRole } from './roles.ts'

type Made = 'accessKeyId' | 'secretAccessKey' | 'issuedAt' | 'expiresAt'
type Limiting = 'policies' | 'policyArns' | 'tags' | 'transitiveTagKeys'

/** A session as it is wanted; without policies and tags unless they are given. */
export type Wanted = Omit<Session, Made | Limiting> &
  Partial<Pick<Session, Limiting>> & { readonly seconds: number }

const unlimited = { policies: [], policyArns: [], tags: {}, transitiveTagKeys: [] }

/** What a handler needs to make sessions. */
type Maker = Pick<CallContext<unknown>, 'accounts' | 'now' | 'random'>

/** Makes a session; throws PackedPolicyTooLarge. */
export function issue({ accounts, now, random }: Maker, { seconds, ...wanted }: Wanted) {
  const session: Session = {
    ...newSessionPair(random, wanted.account),
    ...unlimited,
    ...wanted,
    issuedAt: now,
    expiresAt: now + seconds * 1000,
  }
  const percent = packedPolicyPercent(session)
  if (percent > 100) throw packedPolicyTooLarge(percent)
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: seal(accounts, session),
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
  Partial<Pick<Wanted, Limiting | 'sourceIdentity' | 'mfaAuthenticatedAt' | 'federation'>> & {
    readonly name: string
  }

/** Makes a session of a role that may be assumed, and names it as AssumeRole does. */
export function issueRoleSession(
  maker: Maker,
  { account, arn: roleArn, role }: ExistingRole,
  { name, ...rest }: RoleSession,
) {
  const arn = `arn:aws:sts::${account}:assumed-role/${role.roleName}/${name}`
  const uniqueId = `${role.roleId}:${name}`
  const principal = { type: 'role', id: role.roleId, arn: roleArn } as const
  const issued = issue(maker, { kind: 'assumed-role', account, arn, uniqueId, principal, ...rest })
  return {
    ...issued,
    AssumedRoleUser: { Arn: arn, AssumedRoleId: uniqueId },
    SourceIdentity: rest.sourceIdentity,
  }
}
