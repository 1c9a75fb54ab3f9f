import { generateUniqueId } from '../../accounts/generate.js';
import { limits } from '../../limits.js';
import { userArn } from '../arns.js';
import { requireBoundary } from '../boundary.js';
import { entityAlreadyExists, limitExceeded } from '../errors.js';
import { parseName, parsePath } from '../names.js';
import { operation } from '../operation.js';
import { parseTags } from '../tags.js';
import { userOutput } from '../users.js';
/** Makes a user. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
export const CreateUser = operation('CreateUser', {
    permission: 'iam:CreateUser',
    resource: ({ account, input }) => userArn(account, input.Path ?? '/', input.UserName ?? ''),
    conditions: ({ PermissionsBoundary }) => ({ 'iam:PermissionsBoundary': PermissionsBoundary }),
    async handle({ input, account, change, now, random }) {
        const userName = parseName('userName', input.UserName, limits.userNameMax);
        const path = parsePath(input.Path);
        const tags = parseTags(input.Tags);
        const user = await change(async (records) => {
            if (await records.get('user', userName)) {
                throw entityAlreadyExists(`User with name ${userName}`);
            }
            const users = await records.all('user');
            if (users.length >= limits.usersPerAccount) {
                throw limitExceeded('UsersPerAccount', limits.usersPerAccount);
            }
            await requireBoundary({ records, account }, input.PermissionsBoundary);
            const made = {
                userName,
                userId: generateUniqueId('AIDA', random),
                path,
                createdAt: now,
                groups: [],
                inline: {},
                attached: [],
                ...(input.PermissionsBoundary && { boundary: input.PermissionsBoundary }),
                tags,
                accessKeyIds: [],
                mfaDevices: [],
            };
            records.put('user', userName, made);
            return made;
        });
        return { User: userOutput(account, user) };
    },
});
