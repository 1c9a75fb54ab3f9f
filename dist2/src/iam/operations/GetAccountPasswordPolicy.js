import { passwordPolicyOf } from '../../accounts/account-root.js';
import { noPasswordPolicy } from '../errors.js';
import { operation } from '../operation.js';
/**
 * What the account asks of passwords.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html
 */
export const GetAccountPasswordPolicy = operation('GetAccountPasswordPolicy', {
    permission: 'iam:GetAccountPasswordPolicy',
    resource: () => '*',
    async handle({ account, entities }) {
        const policy = await passwordPolicyOf(entities);
        if (policy === undefined)
            throw noPasswordPolicy(account);
        return {
            PasswordPolicy: {
                MinimumPasswordLength: policy.minimumPasswordLength,
                RequireSymbols: policy.requireSymbols,
                RequireNumbers: policy.requireNumbers,
                RequireUppercaseCharacters: policy.requireUppercaseCharacters,
                RequireLowercaseCharacters: policy.requireLowercaseCharacters,
                AllowUsersToChangePassword: policy.allowUsersToChangePassword,
                ExpirePasswords: policy.maxPasswordAge !== undefined,
                MaxPasswordAge: policy.maxPasswordAge,
                PasswordReusePrevention: policy.passwordReusePrevention,
                HardExpiry: policy.hardExpiry,
            },
        };
    },
});
