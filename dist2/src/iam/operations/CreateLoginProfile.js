import { entityAlreadyExists } from '../errors.js';
import { operation } from '../operation.js';
import { newHashes, parsePassword, parsePasswordOwner, profileOutput } from '../passwords.js';
import { existingUser, userResource } from '../users.js';
/**
 * Gives a user a console password.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html
 */
export const CreateLoginProfile = operation('CreateLoginProfile', {
    permission: 'iam:CreateLoginProfile',
    resource: userResource,
    async handle(context) {
        const { input, entities, change, now } = context;
        const name = parsePasswordOwner(context);
        const password = parsePassword('password', input.Password);
        const requireNone = ({ loginProfile }) => {
            if (loginProfile)
                throw entityAlreadyExists(`Login Profile for user ${name}`);
        };
        requireNone(await existingUser(entities, name));
        const hashes = await newHashes(entities, password, []);
        const passwordResetRequired = input.PasswordResetRequired ?? false;
        const loginProfile = { createdAt: now, changedAt: now, passwordResetRequired, hashes };
        const { userName } = await change(async (records) => {
            const user = await existingUser(records, name);
            requireNone(user);
            records.put('user', name, { ...user, loginProfile });
            return user;
        });
        return { LoginProfile: profileOutput(userName, loginProfile) };
    },
});
