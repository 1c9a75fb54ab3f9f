import { parseSamlMetadata } from '../../auth/saml-metadata.ts'
import { limits } from '../../limits.ts'
import { checkInput } from '../bounds.ts'
import { accessDenied, validationError } from '../errors.ts'
import { issueRoleSession } from '../issue.ts'
import { type Input, operation, type StsContext } from '../operation.ts'
import { namedRole, roleSeconds } from '../roles.ts'
import type { SamlIdentity } from '../saml.ts'
import { parseSessionPolicies } from '../session-policies.ts'
import { claimedTags } from '../session-tags.ts'
import { trustedRole } from '../trusted-role.ts'

const action = 'sts:AssumeRoleWithSAML' as const

/**
 * Temporary credentials of a role that trusts a SAML provider, for whom one of its assertions
 * vouches.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html
 */
export const AssumeRoleWithSAML = operation('AssumeRoleWithSAML', {
  permission: 'none',
  resource: () => '*',
  unsigned: true,

  async handle(context) {
    const { input, accounts, circumstances, now } = context
    checkInput(input, [limits.assumeSecondsMin, limits.assumeSecondsMax])
    const named = await namedRole(accounts, input.RoleArn ?? '')
    const identity = await verified(context, named.account)
    const { facts, sourceIdentity, roleSessionName } = identity
    const provider = input.PrincipalArn ?? ''
    const tags = claimedTags(identity)
    const wanted = input.DurationSeconds ?? identity.sessionDurationSeconds
    const asked = { action, sessionName: roleSessionName, seconds: wanted, tags, sourceIdentity }
    const vouched = { type: 'vouched', provider, facts } as const
    const found = trustedRole(vouched, { named, asked } as const, circumstances)
    const issued = issueRoleSession(context, found, {
      name: roleSessionName,
      seconds: secondsOf(roleSeconds(wanted, found.role, 'first'), identity, now),
      chained: false,
      federation: { provider, facts },
      ...tags,
      ...(await parseSessionPolicies(input, accounts.entities.in(found.account), found.account)),
      ...(sourceIdentity !== undefined && { sourceIdentity }),
    })
    return {
      ...issued,
      Subject: identity.subject,
      SubjectType: identity.subjectType,
      Issuer: identity.issuer,
      Audience: identity.audience,
      NameQualifier: identity.nameQualifier,
    }
  },
})

const providerArn = /^arn:aws:iam::(\d{12}):saml-provider\/([\w.-]+)$/

/** What the assertion says, if it offers this role and the role's account trusts its provider. */
async function verified(
  { input, accounts, federation, now }: StsContext<Input<'AssumeRoleWithSAML'>>,
  account: string,
): Promise<SamlIdentity> {
  const [, home, providerName = ''] = providerArn.exec(input.PrincipalArn ?? '') ?? []
  if (home === undefined) throw validationError('Request ARN is invalid')
  const provider = await accounts.entities.in(account).get('samlProvider', providerName)
  if (home !== account || provider === undefined) throw refused()
  const { verifySamlResponse } = await import('../saml.ts')
  const identity = await verifySamlResponse(input.SAMLAssertion ?? '', {
    account,
    providerName: provider.name,
    metadata: parseSamlMetadata(provider.document),
    endpoints: federation.samlEndpoints,
    now,
  })
  const isOffered = identity.roles.some(
    (offered) => offered.role === input.RoleArn && offered.provider === input.PrincipalArn,
  )
  if (!isOffered) throw refused()
  return identity
}

function refused() {
  return accessDenied(`Not authorized to perform ${action}`)
}

/** A session ends with the one that its user has at the provider, if that is sooner. */
function secondsOf(seconds: number, { sessionEndsAt }: SamlIdentity, now: number): number {
  if (sessionEndsAt === undefined) return seconds
  return Math.min(seconds, Math.floor((sessionEndsAt - now) / 1000))
}
