import { operation } from '../operation.js';
import { existingProfile, newHashes, parsePassword, parsePasswordOwner } from '../passwords.js';
import { existingUser, userResource } from '../users.js';
/**
 * Gives a user another console password, and an end to the wait after wrong ones.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateLoginProfile.html
 */
export const UpdateLoginProfile = operation('UpdateLoginProfile', {
    permission: 'iam:UpdateLoginProfile',
    resource: userResource,
    async handle(context) {
        const { input, entities, change, now } = context;
        const name = parsePasswordOwner(context);
        const { PasswordResetRequired: mustReset, Password } = input;
        const password = Password === undefined ? undefined : parsePassword('password', Password);
        const before = existingProfile(await existingUser(entities, name));
        const hashes = password && (await newHashes(entities, password, before.hashes));
        await change(async (records) => {
            const user = await existingUser(records, name);
            const { failures: _, ...profile } = existingProfile(user);
            const loginProfile = {
                ...profile,
                ...(hashes && { hashes, changedAt: now }),
                passwordResetRequired: mustReset ?? profile.passwordResetRequired,
            };
            records.put('user', name, { ...user, loginProfile });
        });
        return {};
    },
});
