/** Instance profiles, as IAM's operations find and show them. */
import type { InstanceProfile } from '../accounts/role-entities.ts'
import type { EntityReader } from '../accounts/store.ts'
import type { CallContext, Resource } from '../auth/call.ts'
import { limits } from '../limits.ts'
import { instanceProfileArn } from './arns.ts'
import { noSuchEntity } from './errors.ts'
import { isName, parseName } from './names.ts'
import { type RoleDirectory, roleOutput } from './roles.ts'
import { tagsOutput } from './tags.ts'

/** The name that an input gives. Throws ValidationError. */
export function parseProfileName(text: string | undefined): string {
  return parseName('instanceProfileName', text, limits.instanceProfileNameMax)
}

/** The instance profile of a name. Throws ValidationError, NoSuchEntity. */
export async function existingProfile(
  records: EntityReader,
  text: string | undefined,
): Promise<InstanceProfile> {
  const name = parseProfileName(text)
  const profile = await records.get('instanceProfile', name)
  if (profile === undefined) throw noSuchEntity(`Instance Profile ${name}`)
  return profile
}

/** The instance profile that an input names, with its tags, for authorization. */
export async function profileResource({
  input,
  account,
  entities,
}: CallContext<{ readonly InstanceProfileName?: string | undefined }>): Promise<Resource> {
  const { InstanceProfileName: name = '' } = input
  const profile = isName(name) ? await entities.get('instanceProfile', name) : undefined
  if (profile === undefined) return { arn: instanceProfileArn(account, '/', name) }
  const { path, instanceProfileName, tags } = profile
  return { arn: instanceProfileArn(account, path, instanceProfileName), tags }
}

/** The instance profiles that a role is in, by name. */
export async function profilesOf(
  records: EntityReader,
  roleName: string,
): Promise<InstanceProfile[]> {
  const all = await records.all('instanceProfile')
  return all.filter(({ role }) => role === roleName)
}

/** Where instance profiles and their roles are read. */
export type ProfileDirectory = RoleDirectory & { readonly entities: EntityReader }

/** An instance profile as lists show it: without tags. */
export async function profileOutput(directory: ProfileDirectory, profile: InstanceProfile) {
  const { path, instanceProfileName, instanceProfileId, createdAt, role: roleName } = profile
  const role = roleName && (await directory.entities.get('role', roleName))
  return {
    Path: path,
    InstanceProfileName: instanceProfileName,
    InstanceProfileId: instanceProfileId,
    Arn: instanceProfileArn(directory.account, path, instanceProfileName),
    CreateDate: new Date(createdAt),
    Roles: role ? [await roleOutput(directory, role)] : [],
  }
}

/** An instance profile as GetInstanceProfile shows it. */
export async function profileDetails(directory: ProfileDirectory, profile: InstanceProfile) {
  return { ...(await profileOutput(directory, profile)), Tags: tagsOutput(profile.tags) }
}
