import { passwordPolicyOf } from '../../accounts/account-root.js';
import { verifyLogin } from '../../accounts/login.js';
import { AwsError } from '../../wire/errors.js';
import { userArn } from '../arns.js';
import { entityTemporarilyUnmodifiable, invalidUserType } from '../errors.js';
import { operation } from '../operation.js';
import { existingProfile, newHashes, parsePassword, whileFree } from '../passwords.js';
import { existingUser } from '../users.js';
/**
 * Changes the caller's own console password.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html
 */
export const ChangePassword = operation('ChangePassword', {
    // Who may is asked below: a password policy can allow it, too.
    permission: 'none',
    resource: () => '*',
    async handle(context) {
        const { input, account, accounts, caller, entities, change, now } = context;
        const userName = caller.type === 'user' ? caller.userName : undefined;
        if (userName === undefined)
            throw invalidUserType();
        await requireAllowed(context, userName);
        const password = parsePassword('oldPassword', input.OldPassword);
        const wanted = parsePassword('newPassword', input.NewPassword);
        const before = existingProfile(await existingUser(entities, userName));
        const outcome = await whileFree(() => verifyLogin(accounts.entities, { account, userName, password }, now));
        if (outcome === 'wait') {
            throw entityTemporarilyUnmodifiable(`Login Profile for User ${userName} cannot be modified after too many wrong passwords. ` +
                'Try again later.');
        }
        if (outcome === 'wrong')
            throw wrongPassword();
        const hashes = await newHashes(entities, wanted, before.hashes);
        await change(async (records) => {
            const user = await existingUser(records, userName);
            const profile = existingProfile(user);
            // Another change came first: the old password is no longer the one that was known.
            if (profile.hashes[0]?.hash !== before.hashes[0]?.hash)
                throw wrongPassword();
            const loginProfile = { ...profile, hashes, changedAt: now, passwordResetRequired: false };
            records.put('user', userName, { ...user, loginProfile });
        });
        return {};
    },
});
/** What the password policy allows, only an explicit deny can take away. Throws AccessDenied. */
async function requireAllowed(context, userName) {
    const { account, authorize, entities } = context;
    const { path } = await existingUser(entities, userName);
    try {
        authorize('iam:ChangePassword', userArn(account, path, userName));
    }
    catch (error) {
        const policy = await passwordPolicyOf(entities);
        const isDenied = error instanceof AwsError && error.message.includes('explicit deny');
        if (isDenied || !policy?.allowUsersToChangePassword)
            throw error;
    }
}
function wrongPassword() {
    return new AwsError('AccessDenied', { message: 'The old password was incorrect.' });
}
