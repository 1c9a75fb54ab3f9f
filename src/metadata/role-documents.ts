/**
 * The credentials of an instance's role, under `iam/`: sessions that are worth what any other
 * session of the role is. Whether the role still trusts EC2 is judged at each request.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html
 */
import type { Accounts } from '../accounts/accounts.ts'
import type { Role } from '../accounts/entities.ts'
import type { RandomBytes } from '../accounts/generate.ts'
import { newSession, roleIdentity } from '../accounts/new-session.ts'
import type { InstanceProfile } from '../accounts/role-entities.ts'
import type { Facts as SessionFacts } from '../accounts/session-token.ts'
import { ownContext } from '../auth/own-context.ts'
import { pinnedText } from '../auth/pinned-principals.ts'
import { trustsService } from '../auth/trust.ts'
import { limits } from '../limits.ts'
import { formatDocument, formatTime } from './documents.ts'
import type { Facts } from './facts.ts'
import { type Branch, directory } from './tree.ts'

/** What makes credentials. */
export interface RoleSource {
  readonly accounts: Pick<Accounts, 'entities' | 'findPolicies' | 'sealSession'>
  readonly random: RandomBytes
  /** Told of new credentials before anybody has them; what fails, fails for who asked. */
  onAssumed(assumed: AssumedRole): Promise<void>
}

/** Credentials of a role as they are handed out, without what is secret. */
export interface AssumedRole {
  /** Twelve digits. */
  readonly account: string
  readonly roleArn: string
  readonly instanceId: string
  readonly accessKeyId: string
  /** `AROA…:i-…` */
  readonly assumedRoleId: string
  readonly expiresAt: number
}

/** The part of the tree that is about roles. */
export interface RoleDocuments {
  directory(facts: Facts): Promise<Branch>
}

interface Delivered {
  readonly renewAt: number
  readonly document: Promise<string>
}

const service = 'ec2.amazonaws.com'
/** Where AWS's messages send their reader. */
const help = (section: string): string =>
  'Please see documentation at ' +
  `https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html#${section}.`

/** Documents of roles; credentials are kept for an hour, so that who asks often gets the same. */
export function createRoleDocuments(source: RoleSource): RoleDocuments {
  const delivered = new Map<string, Delivered>()

  function credentials(facts: Facts, role: Role, delivery: SessionFacts): Promise<string> {
    const key = [role.roleId, ...Object.values(delivery)].join(' ')
    const known = delivered.get(key)
    if (known !== undefined && facts.now < known.renewAt) return known.document
    const document = newCredentials(source, { facts, role, delivery })
    const renewAt = facts.now + limits.deliveredRoleRenewSeconds * 1000
    if (delivered.size >= limits.deliveredRolesCached) delivered.clear()
    delivered.set(key, { renewAt, document })
    document.catch(() => delivered.delete(key))
    return document
  }

  return {
    async directory(facts) {
      if (facts.instance.profile === undefined) return undefined
      const profile = await profileOf(source, facts)
      const role = profile && (await roleOf(source, facts.account, profile))
      const document = async () => {
        if (role === undefined) return undefined
        if (!(await isTrusting(source, facts, role))) return unauthorized(facts, role)
        return credentials(facts, role, await deliveryOf(facts))
      }
      return directory({
        info: profile === undefined ? profileNotFound(facts) : info(facts),
        'security-credentials': role && directory({ [role.roleName]: document }),
      })
    },
  }
}

/** The profile that the instance was given; one that was made anew under its name is another. */
async function profileOf(
  { accounts }: RoleSource,
  { account, instance }: Facts,
): Promise<InstanceProfile | undefined> {
  const { profileArn = '', profileId } = instance.profile ?? {}
  const name = profileArn.slice(profileArn.lastIndexOf('/') + 1)
  const found = await accounts.entities.in(account).get('instanceProfile', name)
  return found?.instanceProfileId === profileId ? found : undefined
}

async function roleOf(
  { accounts }: RoleSource,
  account: string,
  { role }: InstanceProfile,
): Promise<Role | undefined> {
  return role === undefined ? undefined : accounts.entities.in(account).get('role', role)
}

async function isTrusting(
  { accounts }: RoleSource,
  { account, region, instance, now }: Facts,
  role: Role,
): Promise<boolean> {
  const { roleName: name, roleId: uniqueId } = role
  // A closed account's roles are nobody's.
  if (!(await accounts.findPolicies({ account, type: 'role', name, uniqueId }))) return false
  const { instanceId } = instance
  const resource = roleArn(account, role)
  const access = {
    actions: ['sts:AssumeRole'],
    resource,
    account,
    trust: pinnedText(role.trustPolicy, role.trusted),
    context: ownContext(
      { arn: resource, account, tags: role.tags },
      {
        'sts:RoleSessionName': instanceId,
        'aws:SourceAccount': account,
        'aws:SourceArn': instanceArn({ account, region, instanceId }),
      },
    ),
  }
  return trustsService(service, access, now)
}

/**
 * What conditions may ask of the machine that was given the credentials.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
async function deliveryOf(facts: Facts): Promise<SessionFacts> {
  const { account, region, instance, version } = facts
  const { instanceId, vpcId } = instance
  const primary = await facts.primary()
  return {
    'ec2:SourceInstanceARN': instanceArn({ account, region, instanceId }),
    'ec2:RoleDelivery': `${version}.0`,
    'aws:Ec2InstanceSourceVpc': vpcId,
    ...(primary && { 'aws:Ec2InstanceSourcePrivateIPv4': primary.addresses[0].address }),
  }
}

interface WantedCredentials {
  readonly facts: Facts
  readonly role: Role
  readonly delivery: SessionFacts
}

async function newCredentials(
  { accounts, random, onAssumed }: RoleSource,
  { facts: { account, instance, now }, role, delivery }: WantedCredentials,
): Promise<string> {
  const { instanceId } = instance
  const arn = roleArn(account, role)
  const session = newSession(
    { now, random },
    {
      ...roleIdentity({ account, arn, role }, instanceId),
      seconds: limits.deliveredRoleSeconds,
      chained: false,
      delivery,
    },
  )
  const { accessKeyId, expiresAt } = session
  const assumedRoleId = `${role.roleId}:${instanceId}`
  await onAssumed({ account, roleArn: arn, instanceId, accessKeyId, assumedRoleId, expiresAt })
  return formatDocument({
    Code: 'Success',
    LastUpdated: formatTime(now),
    Type: 'AWS-HMAC',
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secretAccessKey,
    Token: accounts.sealSession(session),
    Expiration: formatTime(session.expiresAt),
  })
}

function info({ instance: { profile }, now }: Facts): string {
  return formatDocument({
    Code: 'Success',
    LastUpdated: formatTime(profile?.since ?? now),
    InstanceProfileArn: profile?.profileArn ?? null,
    InstanceProfileId: profile?.profileId ?? null,
  })
}

function profileNotFound({ instance, now }: Facts): string {
  const arn = instance.profile?.profileArn
  const see = help('troubleshoot_iam-ec2_errors-info-doc')
  return formatDocument({
    Code: 'InstanceProfileNotFound',
    Message: `Instance Profile ${arn} cannot be found. ${see}`,
    LastUpdated: formatTime(now),
  })
}

function unauthorized({ now }: Facts, { roleName }: Role): string {
  const see = help('troubleshoot_iam-ec2_errors-creds-doc')
  return formatDocument({
    Code: 'AssumeRoleUnauthorizedAccess',
    Message: `EC2 cannot assume the role ${roleName}. ${see}`,
    LastUpdated: formatTime(now),
  })
}

function roleArn(account: string, { path, roleName }: Role): string {
  return `arn:aws:iam::${account}:role${path}${roleName}`
}

interface Located {
  readonly account: string
  readonly region: string
  readonly instanceId: string
}

function instanceArn({ account, region, instanceId }: Located): string {
  return `arn:aws:ec2:${region}:${account}:instance/${instanceId}`
}
