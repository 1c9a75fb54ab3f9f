/** Instance profiles, by which instances have their roles. */
import type { Accounts } from '../../accounts/accounts.ts'
import type { Role } from '../../accounts/entities.ts'
import type { InstanceProfile } from '../../accounts/role-entities.ts'
import { generateId, type RandomBytes } from '../../compute/ids.ts'
import type { ProfileAssociation } from '../../compute/instances/machine-entities.ts'
import { invalidParameterCombination, invalidParameterValue } from '../errors.ts'
import type { Ec2Context } from '../operation.ts'

interface ProfileInput {
  readonly Arn?: string | undefined
  readonly Name?: string | undefined
}

/** What of a context the giving of a role needs. */
export type Passing = Pick<
  Ec2Context<unknown>,
  'account' | 'accounts' | 'authorize' | 'now' | 'random'
>

/**
 * The association of a profile that an input names, whose role the caller may pass; undefined if it
 * names none. Throws InvalidParameterValue, InvalidParameterCombination, UnauthorizedOperation.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export async function passedProfile(
  context: Passing,
  given: ProfileInput | undefined,
): Promise<ProfileAssociation | undefined> {
  if (!given?.Arn && !given?.Name) return undefined
  const { account, accounts, authorize, now, random } = context
  const profile = await findProfile(accounts, account, given)
  const role = await roleOf(accounts, account, profile)
  const arn = `arn:aws:iam::${account}:role${role.path}${role.roleName}`
  const passed = { arn, tags: role.tags }
  authorize('iam:PassRole', passed, { 'iam:PassedToService': 'ec2.amazonaws.com' })
  return newAssociation(account, profile, { now, random })
}

/** `arn:aws:iam::123456789012:instance-profile/name` */
function arnOf(account: string, { path, instanceProfileName }: InstanceProfile): string {
  return `arn:aws:iam::${account}:instance-profile${path}${instanceProfileName}`
}

async function findProfile(
  accounts: Accounts,
  account: string,
  { Arn: arn, Name: name }: ProfileInput,
): Promise<InstanceProfile> {
  if (arn && name) {
    const message = "The parameters 'arn' and 'name' of an instance profile exclude each other"
    throw invalidParameterCombination(message)
  }
  const asked = name || arn?.split('/').at(-1) || ''
  const found = await accounts.entities.in(account).get('instanceProfile', asked)
  if (found !== undefined && (!arn || arnOf(account, found) === arn)) return found
  const [parameter, what] = arn ? ['arn', 'ARN'] : ['name', 'name']
  const message = `Value (${arn || name}) for parameter iamInstanceProfile.${parameter} is invalid.`
  throw invalidParameterValue(`${message} Invalid IAM Instance Profile ${what}`)
}

async function roleOf(
  accounts: Accounts,
  account: string,
  profile: InstanceProfile,
): Promise<Role> {
  const { role: name, instanceProfileName } = profile
  const role = name && (await accounts.entities.in(account).get('role', name))
  if (role) return role
  const message = `Value (${instanceProfileName}) for parameter iamInstanceProfile.name is invalid.`
  const arn = arnOf(account, profile)
  throw invalidParameterValue(
    `${message} IAM Instance Profile "${arn}" has no associated IAM Roles`,
  )
}

function newAssociation(
  account: string,
  profile: InstanceProfile,
  { now, random }: { readonly now: number; readonly random: RandomBytes },
): ProfileAssociation {
  return {
    associationId: generateId('iip-assoc', random),
    profileArn: arnOf(account, profile),
    profileId: profile.instanceProfileId,
    since: now,
  }
}
