import { passwordPolicyOf } from '../../accounts/account-root.ts'
import { verifyLogin } from '../../accounts/login.ts'
import type { CallContext } from '../../auth/call.ts'
import { AwsError } from '../../wire/errors.ts'
import { userArn } from '../arns.ts'
import { entityTemporarilyUnmodifiable, invalidUserType } from '../errors.ts'
import { operation } from '../operation.ts'
import { existingProfile, newHashes, parsePassword, whileFree } from '../passwords.ts'
import { existingUser } from '../users.ts'

/**
 * Changes the caller's own console password.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html
 */
export const ChangePassword = operation('ChangePassword', {
  // Who may is asked below: a password policy can allow it, too.
  permission: 'none',
  resource: () => '*',

  async handle(context) {
    const { input, account, accounts, caller, entities, change, now } = context
    const userName = caller.type === 'user' ? caller.userName : undefined
    if (userName === undefined) throw invalidUserType()
    await requireAllowed(context, userName)
    const password = parsePassword('oldPassword', input.OldPassword)
    const wanted = parsePassword('newPassword', input.NewPassword)
    const before = existingProfile(await existingUser(entities, userName))
    const outcome = await whileFree(() =>
      verifyLogin(accounts.entities, { account, userName, password }, now),
    )
    if (outcome === 'wait') {
      throw entityTemporarilyUnmodifiable(
        `Login Profile for User ${userName} cannot be modified after too many wrong passwords. ` +
          'Try again later.',
      )
    }
    if (outcome === 'wrong') throw wrongPassword()
    const hashes = await newHashes(entities, wanted, before.hashes)
    await change(async (records) => {
      const user = await existingUser(records, userName)
      const profile = existingProfile(user)
      // Another change came first: the old password is no longer the one that was known.
      if (profile.hashes[0]?.hash !== before.hashes[0]?.hash) throw wrongPassword()
      const loginProfile = { ...profile, hashes, changedAt: now, passwordResetRequired: false }
      records.put('user', userName, { ...user, loginProfile })
    })
    return {}
  },
})

/** What the password policy allows, only an explicit deny can take away. Throws AccessDenied. */
async function requireAllowed(context: CallContext<unknown>, userName: string): Promise<void> {
  const { account, authorize, entities } = context
  const { path } = await existingUser(entities, userName)
  try {
    authorize('iam:ChangePassword', userArn(account, path, userName))
  } catch (error) {
    const policy = await passwordPolicyOf(entities)
    const isDenied = error instanceof AwsError && error.message.includes('explicit deny')
    if (isDenied || !policy?.allowUsersToChangePassword) throw error
  }
}

function wrongPassword(): AwsError {
  return new AwsError('AccessDenied', { message: 'The old password was incorrect.' })
}
