/** Groups, as IAM's operations find and show them. */
import type { Group, User } from '../accounts/entities.ts'
import type { EntityReader } from '../accounts/store.ts'
import type { CallContext, Resource } from '../auth/call.ts'
import { limits } from '../limits.ts'
import { groupArn } from './arns.ts'
import { noSuchEntity } from './errors.ts'

/** The group of a name; throws NoSuchEntity. */
export async function existingGroup(records: EntityReader, name: string): Promise<Group> {
  const group = await records.get('group', name)
  if (group === undefined) throw noSuchEntity(`The group with name ${name}`)
  return group
}

/** The users that are in a group. */
export async function membersOf(records: EntityReader, groupName: string): Promise<User[]> {
  const users = await records.all('user')
  return users.filter(({ groups }) => groups.includes(groupName))
}

/** The group that an input names, with its path; a name alone if there is no such group. */
export async function groupResource({
  input: { GroupName: name = '' },
  account,
  entities,
}: CallContext<{ readonly GroupName?: string | undefined }>): Promise<Resource> {
  const isName = name.length > 0 && name.length <= limits.groupNameMax
  const group = isName ? await entities.get('group', name) : undefined
  return { arn: groupArn(account, group?.path ?? '/', group?.groupName ?? name) }
}

/** A group as AWS shows it. */
export function groupOutput(account: string, { path, groupName, groupId, createdAt }: Group) {
  return {
    Path: path,
    GroupName: groupName,
    GroupId: groupId,
    Arn: groupArn(account, path, groupName),
    CreateDate: new Date(createdAt),
  }
}
