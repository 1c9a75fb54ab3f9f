import { passwordPolicyOf } from '../../accounts/account-root.ts'
import { noPasswordPolicyToDelete } from '../errors.ts'
import { operation } from '../operation.ts'

/**
 * Lets AWS's own rules for passwords apply again.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountPasswordPolicy.html
 */
export const DeleteAccountPasswordPolicy = operation('DeleteAccountPasswordPolicy', {
  permission: 'iam:DeleteAccountPasswordPolicy',
  resource: () => '*',

  async handle({ change }) {
    await change(async (records) => {
      if ((await passwordPolicyOf(records)) === undefined) throw noPasswordPolicyToDelete()
      records.remove('passwordPolicy', 'account')
    })
    return {}
  },
})
