/** The access keys of an account, as `cairn key list` and others show them. */

import type { Output } from '../iam/operation.ts'
import { GetAccessKeyLastUsed } from '../iam/operations/GetAccessKeyLastUsed.ts'
import { ListAccessKeys } from '../iam/operations/ListAccessKeys.ts'
import { ListUsers } from '../iam/operations/ListUsers.ts'
import { everyPage } from './every-page.ts'
import type { Operator } from './operator.ts'

type KeyMetadata = NonNullable<Output<'ListAccessKeys'>['AccessKeyMetadata']>[number]

/** A key as IAM lists it, with its account. */
export interface ListedKey extends KeyMetadata {
  readonly AccountId: string
}

/** A key with its last use. */
export interface UsedKey extends ListedKey {
  readonly AccessKeyLastUsed: Output<'GetAccessKeyLastUsed'>['AccessKeyLastUsed']
}

/** The keys of the account's root, then of its users. */
export async function keysOf(operator: Operator, account: string): Promise<ListedKey[]> {
  const users = await everyPage(
    (from) => operator.call(ListUsers, { ...from }, account),
    ({ Users }) => Users,
  )
  const keys: ListedKey[] = []
  for (const UserName of [undefined, ...users.map((user) => user.UserName)]) {
    keys.push(...(await keysOfOwner(operator, account, UserName)))
  }
  return keys
}

/** The keys of one user, or without a name of the account's root. */
export async function keysOfOwner(
  operator: Operator,
  account: string,
  UserName: string | undefined,
): Promise<ListedKey[]> {
  const keys = await everyPage(
    (from) => operator.call(ListAccessKeys, { UserName, ...from }, account),
    ({ AccessKeyMetadata }) => AccessKeyMetadata,
  )
  return keys.map((key) => ({ AccountId: account, ...key }))
}

/** The keys, each with when and for what it was last used. */
export async function withLastUse(
  operator: Operator,
  keys: readonly ListedKey[],
): Promise<UsedKey[]> {
  const used: UsedKey[] = []
  for (const key of keys) {
    const { AccessKeyId, AccountId } = key
    const answer = await operator.call(GetAccessKeyLastUsed, { AccessKeyId }, AccountId)
    used.push({ ...key, AccessKeyLastUsed: answer.AccessKeyLastUsed })
  }
  return used
}
