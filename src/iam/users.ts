/** Users, as IAM's operations find and show them. */
import type { User } from '../accounts/entities.ts'
import type { EntityReader } from '../accounts/store.ts'
import type { CallContext, Resource } from '../auth/call.ts'
import type { Caller } from '../auth/caller.ts'
import { userArn } from './arns.ts'
import { boundaryOutput } from './boundary.ts'
import { noSuchEntity } from './errors.ts'
import { tagsOutput } from './tags.ts'

/** The user of a name; throws NoSuchEntity. */
export async function existingUser(records: EntityReader, name: string): Promise<User> {
  const user = await records.get('user', name)
  if (user === undefined) throw noSuchEntity(`The user with name ${name}`)
  return user
}

/** Whom an operation concerns that may leave out the name: the caller. Undefined: the root. */
export function userName(given: string | undefined, caller: Caller): string | undefined {
  return given ?? (caller.type === 'user' ? caller.userName : undefined)
}

/** The user that an input names, with its path and tags; a name alone if there is no such user. */
export async function userResource({
  input,
  account,
  caller,
  entities,
}: CallContext<{ readonly UserName?: string | undefined }>): Promise<Resource> {
  const name = userName(input.UserName, caller)
  if (name === undefined) return { arn: `arn:aws:iam::${account}:root` }
  const user = await entities.get('user', name)
  if (user === undefined) return { arn: userArn(account, '/', name) }
  return { arn: userArn(account, user.path, user.userName), tags: user.tags }
}

/** A user as AWS shows it. */
export function userOutput(account: string, user: User) {
  const { path, userName: name, userId, createdAt, boundary, tags, passwordLastUsed } = user
  return {
    Path: path,
    UserName: name,
    UserId: userId,
    Arn: userArn(account, path, name),
    CreateDate: new Date(createdAt),
    PasswordLastUsed: passwordLastUsed === undefined ? undefined : new Date(passwordLastUsed),
    PermissionsBoundary: boundaryOutput(boundary),
    Tags: Object.keys(tags).length === 0 ? undefined : tagsOutput(tags),
  }
}
