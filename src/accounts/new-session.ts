/** Sessions as they are made, whoever makes them: STS, or the metadata service for a machine. */
import type { RandomBytes } from './generate.ts'
import { newSessionPair, type Session } from './session-token.ts'

type Made = 'accessKeyId' | 'secretAccessKey' | 'issuedAt' | 'expiresAt'
type Limiting = 'policies' | 'policyArns' | 'tags' | 'transitiveTagKeys'

/** A session as it is wanted; without policies and tags unless they are given. */
export type Wanted = Omit<Session, Made | Limiting> &
  Partial<Pick<Session, Limiting>> & { readonly seconds: number }

/** The moment and the chance that a session is made with. `now`: milliseconds since 1970. */
export interface SessionMaker {
  readonly now: number
  readonly random: RandomBytes
}

const unlimited = { policies: [], policyArns: [], tags: {}, transitiveTagKeys: [] }

/** Makes a session; it is good for nothing before it is sealed (`Accounts.sealSession`). */
export function newSession({ now, random }: SessionMaker, { seconds, ...wanted }: Wanted): Session {
  return {
    ...newSessionPair(random, wanted.account),
    ...unlimited,
    ...wanted,
    issuedAt: now,
    expiresAt: now + seconds * 1000,
  }
}

/** A role that a session is to be of. */
export interface SessionRole {
  /** Twelve digits. */
  readonly account: string
  readonly arn: string
  readonly role: { readonly roleName: string; readonly roleId: string }
}

/** Who a session of a role is, named as AssumeRole does. */
export function roleIdentity({ account, arn: roleArn, role }: SessionRole, name: string) {
  return {
    kind: 'assumed-role',
    account,
    arn: `arn:aws:sts::${account}:assumed-role/${role.roleName}/${name}`,
    uniqueId: `${role.roleId}:${name}`,
    principal: { type: 'role', id: role.roleId, arn: roleArn },
  } as const
}
