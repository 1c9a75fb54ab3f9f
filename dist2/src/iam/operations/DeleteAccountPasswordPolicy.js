import { passwordPolicyOf } from '../../accounts/account-root.js';
import { noPasswordPolicyToDelete } from '../errors.js';
import { operation } from '../operation.js';
/**
 * Lets AWS's own rules for passwords apply again.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountPasswordPolicy.html
 */
export const DeleteAccountPasswordPolicy = operation('DeleteAccountPasswordPolicy', {
    permission: 'iam:DeleteAccountPasswordPolicy',
    resource: () => '*',
    async handle({ change }) {
        await change(async (records) => {
            if ((await passwordPolicyOf(records)) === undefined)
                throw noPasswordPolicyToDelete();
            records.remove('passwordPolicy', 'account');
        });
        return {};
    },
});
