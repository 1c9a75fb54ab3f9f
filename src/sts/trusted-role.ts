/** Whether a role may be assumed as it is asked for: what the three ways to assume one share. */
import type { Session } from '../accounts/session-token.ts'
import type { Conditions } from '../auth/call.ts'
import type { IdentifiedCaller } from '../auth/caller.ts'
import type { Circumstances } from '../auth/global-context.ts'
import { ownContext } from '../auth/own-context.ts'
import { authorizeTrust, type Vouched } from '../auth/trust.ts'
import { accessDenied } from './errors.ts'
import type { ExistingRole, NamedRole } from './roles.ts'
import { type SessionTags, tagConditions } from './session-tags.ts'

/** A session of a role, as it is asked for. */
export interface AskedSession {
  readonly action: `sts:${string}`
  readonly sessionName: string
  readonly tags: SessionTags
  readonly sourceIdentity?: string | undefined
  readonly seconds?: number | undefined
  /** `sts:ExternalId` and the like: what only one of the ways knows. */
  readonly conditions?: Conditions
}

/** The role, if it trusts who asks and who asks may; else throws AccessDenied. */
export function trustedRole(
  asker: IdentifiedCaller | Vouched,
  { named, asked }: { readonly named: NamedRole; readonly asked: AskedSession },
  circumstances: Circumstances,
): ExistingRole {
  const { arn, account, role, trust } = named
  const context = ownContext({ arn, account, tags: role?.tags ?? {} }, conditionsOf(asked))
  const access = { actions: actionsOf(asked), resource: arn, account, trust, context }
  authorizeTrust(asker, access, circumstances)
  // A role that is not there trusts nobody.
  if (role === undefined) throw accessDenied(`Not authorized to perform ${asked.action}`)
  return { arn, account, role }
}

/** Whoever tags a session, or says where it comes from, needs leave for that as well. */
function actionsOf({ action, tags, sourceIdentity }: AskedSession): string[] {
  const isTagged = Object.keys(tags.tags).length > 0
  return [
    action,
    ...(isTagged ? ['sts:TagSession'] : []),
    ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
  ]
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html */
function conditionsOf(asked: AskedSession): Conditions {
  const { sessionName, sourceIdentity, seconds, tags, conditions } = asked
  return {
    ...tagConditions(tags),
    'sts:RoleSessionName': sessionName,
    'sts:SourceIdentity': sourceIdentity,
    'sts:DurationSeconds': seconds === undefined ? undefined : String(seconds),
    ...conditions,
  }
}

/**
 * The source identity of a new session: what is given, or what the calling session has, which
 * nobody can change. Throws AccessDenied.
 */
export function sourceIdentityOf(
  given: string | undefined,
  calling: Pick<Session, 'sourceIdentity'> | undefined,
): string | undefined {
  const inherited = calling?.sourceIdentity
  if (given === undefined || inherited === undefined || given === inherited) {
    return given ?? inherited
  }
  throw accessDenied('The source identity of the calling session cannot be changed.')
}
