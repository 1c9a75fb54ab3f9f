/** How accounts are made, and what is remembered of it. */
import { organizationAccessRoleName } from '../accounts/access-role.ts'
import type { AccountCreation, Tags } from '../accounts/entities.ts'
import type { EntityChange, EntityReader } from '../accounts/store.ts'
import { limits } from '../limits.ts'
import { invalidInput } from './errors.ts'
import { parseEnum, parseText } from './inputs.ts'
import type { Input } from './operation.ts'
import { parseTags } from './tags.ts'

const nameRule = { min: 1, max: limits.accountNameMax, pattern: /^[\u0020-\u007e]+$/ }
const emailRule = {
  min: limits.accountEmailMin,
  max: limits.accountEmailMax,
  pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
}
const roleName = /^[\w+=,.@-]{1,64}$/

/** What CreateAccount is asked for. */
export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly roleName: string
  readonly tags: Tags
}

/** Throws InvalidInputException. */
export function parseNewAccount(input: Input<'CreateAccount'>): NewAccount {
  const role = input.RoleName ?? organizationAccessRoleName
  if (!roleName.test(role)) {
    throw invalidInput('INVALID_ROLE_NAME', 'You provided a role name that is not valid.')
  }
  if (input.IamUserAccessToBilling !== undefined) {
    parseEnum(input.IamUserAccessToBilling, ['ALLOW', 'DENY'])
  }
  return {
    name: parseText('AccountName', input.AccountName, nameRule),
    email: parseText('Email', input.Email, emailRule),
    roleName: role,
    tags: parseTags(input.Tags),
  }
}

/** Why there can be no account with this email; undefined if there can. */
export async function whyNot(
  records: EntityReader,
  email: string,
): Promise<AccountCreation['failureReason']> {
  const accounts = await records.all('account')
  if (accounts.length >= limits.organizationAccounts) return 'ACCOUNT_LIMIT_EXCEEDED'
  const wanted = email.toLowerCase()
  const isTaken = accounts.some((account) => account.email.toLowerCase() === wanted)
  return isTaken ? 'EMAIL_ALREADY_EXISTS' : undefined
}

/** Removes what is remembered of accounts that were made before a time. */
export async function forgetCreations(records: EntityChange, before: number): Promise<void> {
  for (const { id, completedAt } of await records.all('accountCreation')) {
    if (completedAt < before) records.remove('accountCreation', id)
  }
}

/** How making an account went, as AWS shows it. */
export function creationOutput(creation: AccountCreation) {
  const { id, accountName, state, requestedAt, completedAt, accountId, failureReason } = creation
  return {
    Id: id,
    AccountName: accountName,
    State: state,
    RequestedTimestamp: new Date(requestedAt),
    CompletedTimestamp: new Date(completedAt),
    AccountId: accountId,
    FailureReason: failureReason,
  }
}
