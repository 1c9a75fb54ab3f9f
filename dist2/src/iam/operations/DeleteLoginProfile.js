import { operation } from '../operation.js';
import { existingProfile, parsePasswordOwner } from '../passwords.js';
import { existingUser, userResource } from '../users.js';
/**
 * Takes a user's console password away.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html
 */
export const DeleteLoginProfile = operation('DeleteLoginProfile', {
    permission: 'iam:DeleteLoginProfile',
    resource: userResource,
    async handle(context) {
        const name = parsePasswordOwner(context);
        await context.change(async (records) => {
            const user = await existingUser(records, name);
            existingProfile(user);
            const { loginProfile: _, ...rest } = user;
            records.put('user', name, rest);
        });
        return {};
    },
});
