import { limits } from '../../limits.js';
import { limitExceeded, noSuchEntity } from '../errors.js';
import { operation } from '../operation.js';
import { parseSubject, userResource } from '../users.js';
/**
 * Makes an access key, for the caller if no user is named. Its secret is told here and never again.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html
 */
export const CreateAccessKey = operation('CreateAccessKey', {
    permission: 'iam:CreateAccessKey',
    resource: userResource,
    async handle({ input, account, accounts, caller }) {
        const userName = parseSubject(input.UserName, caller);
        const made = await accounts.createAccessKey({ account, userName });
        if ('refused' in made) {
            if (made.refused === 'NoSuchUser')
                throw noSuchEntity(`The user with name ${userName}`);
            throw limitExceeded('AccessKeysPerUser', limits.accessKeysPerUser);
        }
        return {
            AccessKey: {
                UserName: made.userName ?? '',
                AccessKeyId: made.accessKeyId,
                Status: 'Active',
                SecretAccessKey: made.secretAccessKey,
                CreateDate: new Date(made.createdAt),
            },
        };
    },
});
