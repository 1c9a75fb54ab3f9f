/** What an account has one of: its root, its password policy, its alias. */
import type { PasswordPolicy } from './password.ts'

/** What belongs to the root of an account; the one of its kind, named `root`. */
export interface AccountRoot {
  readonly accessKeyIds: readonly string[]
  /** Serial numbers of MFA devices. */
  readonly mfaDevices: readonly string[]
}

/** What an account asks of passwords; the one of its kind, named `account`. */
export interface AccountPasswordPolicy extends PasswordPolicy {
  readonly allowUsersToChangePassword: boolean
  /** Whether a password that has expired can be changed by an administrator only. */
  readonly hardExpiry?: boolean
}

/** Another name of an account: in the account's scope and in the organization's, by the alias. */
export interface AccountAlias {
  readonly alias: string
  /** Twelve digits. */
  readonly account: string
}
