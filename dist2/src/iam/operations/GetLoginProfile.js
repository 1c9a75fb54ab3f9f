import { operation } from '../operation.js';
import { existingProfile, parsePasswordOwner, profileOutput } from '../passwords.js';
import { existingUser, userResource } from '../users.js';
/**
 * Tells that a user has a console password.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html
 */
export const GetLoginProfile = operation('GetLoginProfile', {
    permission: 'iam:GetLoginProfile',
    resource: userResource,
    async handle(context) {
        const user = await existingUser(context.entities, parsePasswordOwner(context));
        return { LoginProfile: profileOutput(user.userName, existingProfile(user)) };
    },
});
