/** Whom a snapshot is lent to, as ModifySnapshotAttribute says it in its two ways. */
import type { Snapshot } from '../../compute/volumes/volume-entities.ts'
import { invalidParameterCombination, invalidParameterValue, missingParameter } from '../errors.ts'

/** One whom a snapshot is lent to, or everybody. */
interface Permission {
  readonly Group?: string | undefined
  readonly UserId?: string | undefined
}

/** What an input says of lending. */
export interface SharingInput {
  readonly Attribute?: string | undefined
  readonly OperationType?: string | undefined
  readonly UserIds?: readonly string[] | undefined
  readonly GroupNames?: readonly string[] | undefined
  readonly CreateVolumePermission?:
    | {
        readonly Add?: readonly Permission[] | undefined
        readonly Remove?: readonly Permission[] | undefined
      }
    | undefined
}

/** Whom a snapshot becomes lent to, and whom no longer. */
export interface SharingChange {
  readonly add: readonly Permission[]
  readonly remove: readonly Permission[]
}

/**
 * The change that an input asks for. Throws MissingParameter, InvalidParameterValue,
 * InvalidParameterCombination.
 */
export function parseSharing(input: SharingInput): SharingChange {
  const { Attribute: attribute, OperationType: type, CreateVolumePermission: change } = input
  if (attribute !== undefined && attribute !== 'createVolumePermission') {
    const message = `Value (${attribute}) for parameter attribute is invalid.`
    throw invalidParameterValue(`${message} It cannot be changed.`)
  }
  const named = [
    ...(input.UserIds ?? []).map((UserId) => ({ UserId })),
    ...(input.GroupNames ?? []).map((Group) => ({ Group })),
  ]
  if (named.length > 0 && change !== undefined) {
    throw invalidParameterCombination('UserIds and GroupNames exclude CreateVolumePermission.')
  }
  if (named.length > 0 && type !== 'add' && type !== 'remove') {
    throw missingParameter('operationType')
  }
  const add = [...(change?.Add ?? []), ...(type === 'add' ? named : [])]
  const remove = [...(change?.Remove ?? []), ...(type === 'remove' ? named : [])]
  if (add.length + remove.length === 0) throw missingParameter('createVolumePermission')
  for (const permission of [...add, ...remove]) check(permission)
  return { add, remove }
}

function check({ Group: group, UserId: account }: Permission): void {
  if (group === undefined ? account !== undefined && /^\d{12}$/.test(account) : group === 'all')
    return
  const what = group === undefined ? `userId (${account})` : `group (${group})`
  throw invalidParameterValue(`Invalid value for ${what}: 12 digits, or the group 'all'.`)
}

/** A snapshot with other borrowers. */
export function withSharing(snapshot: Snapshot, { add, remove }: SharingChange): Snapshot {
  const has = (list: readonly Permission[], account: string) =>
    list.some(({ UserId }) => UserId === account)
  const forAll = (list: readonly Permission[]) => list.some(({ Group }) => Group === 'all')
  const added = add.flatMap(({ UserId }) => UserId ?? [])
  const kept = [...snapshot.sharedWith, ...added].filter((account) => !has(remove, account))
  const isPublic = (snapshot.isPublic || forAll(add)) && !forAll(remove)
  return { ...snapshot, isPublic, sharedWith: [...new Set(kept)] }
}
