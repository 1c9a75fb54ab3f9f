import { limits } from '../../limits.js';
import { parseCount } from '../bounds.js';
import { operation } from '../operation.js';
/**
 * Says what the account asks of passwords; what is left out gets its default again.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html
 */
export const UpdateAccountPasswordPolicy = operation('UpdateAccountPasswordPolicy', {
    permission: 'iam:UpdateAccountPasswordPolicy',
    resource: () => '*',
    async handle({ input, change }) {
        const { passwordLengthPolicyMin: least, passwordLengthMax: most } = limits;
        const length = parseCount('minimumPasswordLength', input.MinimumPasswordLength, [least, most]);
        const { passwordAgeDaysMax, passwordReuseMax } = limits;
        const age = parseCount('maxPasswordAge', input.MaxPasswordAge, [1, passwordAgeDaysMax]);
        const reuse = parseCount('passwordReusePrevention', input.PasswordReusePrevention, [
            1,
            passwordReuseMax,
        ]);
        const policy = {
            minimumPasswordLength: length ?? least,
            requireSymbols: input.RequireSymbols ?? false,
            requireNumbers: input.RequireNumbers ?? false,
            requireUppercaseCharacters: input.RequireUppercaseCharacters ?? false,
            requireLowercaseCharacters: input.RequireLowercaseCharacters ?? false,
            allowUsersToChangePassword: input.AllowUsersToChangePassword ?? false,
            maxPasswordAge: age,
            passwordReusePrevention: reuse,
            hardExpiry: input.HardExpiry ?? false,
        };
        await change(async (records) => records.put('passwordPolicy', 'account', policy));
        return {};
    },
});
