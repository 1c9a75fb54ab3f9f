/** Users, groups and roles: whom policies are put into and attached to. */
import type { Entities, Group, Role, User } from '../accounts/entities.ts'
import type { EntityChange, EntityReader } from '../accounts/store.ts'
import type { CallContext, Resource } from '../auth/call.ts'
import { limits } from '../limits.ts'
import { AwsError } from '../wire/errors.ts'
import { groupArn, roleArn, userArn } from './arns.ts'
import { noSuchEntity } from './errors.ts'
import { isName, parseName } from './names.ts'

/** A kind of what may hold policies. */
export type HolderKind = 'user' | 'group' | 'role'

/** A user, a group or a role, as an input names it. */
export interface HolderName<K extends HolderKind = HolderKind> {
  readonly kind: K
  readonly name: string | undefined
}

const arnOf = { user: userArn, group: groupArn, role: roleArn }

/** The holder of a name; throws ValidationError, NoSuchEntity. */
export async function existingHolder<K extends HolderKind>(
  records: EntityReader,
  { kind, name }: HolderName<K>,
): Promise<Entities[K]> {
  const wanted = parseName(`${kind}Name`, name, limits.existingNameMax)
  const found = await records.get(kind, wanted)
  if (found === undefined) throw noSuchEntity(`The ${kind} with name ${wanted}`)
  return found
}

/** Its own name, in the case it was made with. */
export function holderName(holder: User | Group | Role): string {
  if ('roleName' in holder) return holder.roleName
  return 'userName' in holder ? holder.userName : holder.groupName
}

/** What may be changed of a holder's policies. */
export type PolicyChange = Partial<Pick<User, 'inline' | 'attached'>>

/**
 * Changes a holder's policies. Throws NoSuchEntity, UnmodifiableEntity, and what `edit` throws;
 * what `edit` leaves out stays.
 */
export async function changePolicies(
  records: EntityChange,
  named: HolderName,
  edit: (holder: User | Group | Role) => PolicyChange,
): Promise<void> {
  const holder = await existingHolder(records, named)
  requireModifiable(holder)
  records.put(named.kind, holderName(holder), { ...holder, ...edit(holder) })
}

/** Throws UnmodifiableEntity for a role that belongs to a service. */
export function requireModifiable(holder: User | Group | Role): void {
  if (!('linkedService' in holder)) return
  throw new AwsError('UnmodifiableEntity', {
    status: 400,
    message:
      `Cannot perform the operation on the protected role '${holderName(holder)}' - ` +
      'this role is only modifiable by AWS',
  })
}

/** The holder with its tags and its boundary, for authorization; a name alone if there is none. */
export async function holderResource(
  { account, entities }: Pick<CallContext<unknown>, 'account' | 'entities'>,
  { kind, name = '' }: HolderName,
): Promise<Resource> {
  const holder = isName(name) ? await entities.get(kind, name) : undefined
  if (holder === undefined) return { arn: arnOf[kind](account, '/', name) }
  const arn = arnOf[kind](account, holder.path, holderName(holder))
  if ('groupName' in holder) return { arn }
  const { tags, boundary } = holder
  return { arn, tags, conditions: { 'iam:PermissionsBoundary': boundary } }
}

/** `holderResource` of the user that an input names. */
export function userHolder(
  context: CallContext<{ readonly UserName?: string | undefined }>,
): Promise<Resource> {
  return holderResource(context, { kind: 'user', name: context.input.UserName })
}

/** `holderResource` of the group that an input names. */
export function groupHolder(
  context: CallContext<{ readonly GroupName?: string | undefined }>,
): Promise<Resource> {
  return holderResource(context, { kind: 'group', name: context.input.GroupName })
}

/** `holderResource` of the role that an input names. */
export function roleHolder(
  context: CallContext<{ readonly RoleName?: string | undefined }>,
): Promise<Resource> {
  return holderResource(context, { kind: 'role', name: context.input.RoleName })
}
