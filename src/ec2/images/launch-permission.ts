/**
 * Who may launch instances from an image beside its owner, as two shapes of input say it.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-explicit.html
 */
import type { LaunchPermission } from '@aws-sdk/client-ec2'
import type { Image } from '../../compute/images/image-entities.ts'
import { limits } from '../../limits.ts'
import { invalidParameterCombination, refusal } from '../errors.ts'
import type { Input } from '../operation.ts'

/** Changes of who may launch. */
export interface PermissionChange {
  readonly add: readonly LaunchPermission[]
  readonly remove: readonly LaunchPermission[]
}

/** Reads both shapes; undefined if neither is there. Throws InvalidParameterCombination. */
export function parsePermissionChange(
  input: Input<'ModifyImageAttribute'>,
): PermissionChange | undefined {
  const { LaunchPermission: given, OperationType: type } = input
  if (given !== undefined) return { add: given.Add ?? [], remove: given.Remove ?? [] }
  const named: LaunchPermission[] = [
    ...(input.UserIds ?? []).map((UserId) => ({ UserId })),
    ...(input.UserGroups ?? []).map((Group) => ({ Group: Group as 'all' })),
    ...(input.OrganizationArns ?? []).map((OrganizationArn) => ({ OrganizationArn })),
    ...(input.OrganizationalUnitArns ?? []).map((arn) => ({ OrganizationalUnitArn: arn })),
  ]
  if (named.length === 0) return undefined
  if (type === 'add') return { add: named, remove: [] }
  if (type === 'remove') return { add: [], remove: named }
  throw invalidParameterCombination('No operation type specified for the launch permission')
}

/**
 * An image with other permissions. Throws InvalidAMIAttributeItemValue, UnsupportedOperation for
 * organizations, ResourceLimitExceeded.
 */
export function withPermissions(image: Image, { add, remove }: PermissionChange): Image {
  const accounts = new Set(image.launchAccounts)
  let { isPublic } = image
  for (const permission of add) {
    const account = parsePermission(permission)
    if (account === 'all') isPublic = true
    // What is the owner's own needs no leave.
    else if (account !== image.owner) accounts.add(account)
  }
  for (const permission of remove) {
    const account = parsePermission(permission)
    if (account === 'all') isPublic = false
    else accounts.delete(account)
  }
  if (accounts.size > limits.imageLaunchAccountsMax) {
    const message = `An image is lent to at most ${limits.imageLaunchAccountsMax} accounts.`
    throw refusal('ResourceLimitExceeded', message)
  }
  return { ...image, isPublic, launchAccounts: [...accounts].sort() }
}

/** An account's id, or `all`. */
function parsePermission(permission: LaunchPermission): string {
  const { UserId: user, Group: group, OrganizationArn, OrganizationalUnitArn } = permission
  if (OrganizationArn !== undefined || OrganizationalUnitArn !== undefined) {
    const message = 'This server lends images to accounts and to all, not to organizations.'
    throw refusal('UnsupportedOperation', message)
  }
  if (group === 'all') return group
  if (group !== undefined) throw invalidItem(group, 'userGroup')
  if (user !== undefined && /^\d{12}$/.test(user)) return user
  throw invalidItem(user ?? '', 'userId')
}

function invalidItem(value: string, type: string): Error {
  const message = `Invalid attribute item value "${value}" for ${type} item type.`
  return refusal('InvalidAMIAttributeItemValue', message)
}
