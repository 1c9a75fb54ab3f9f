import { limits } from '../../limits.js';
import { userArn } from '../arns.js';
import { entityAlreadyExists } from '../errors.js';
import { parseName, parsePath } from '../names.js';
import { operation } from '../operation.js';
import { renameUser } from '../rename-user.js';
import { existingUser, userResource } from '../users.js';
/**
 * Gives a user another name or path.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html
 */
export const UpdateUser = operation('UpdateUser', {
    permission: 'iam:UpdateUser',
    resource: userResource,
    async handle({ input, account, entities, change, authorize }) {
        const given = parseName('userName', input.UserName, limits.userNameMax);
        const { NewUserName, NewPath } = input;
        const newName = NewUserName === undefined
            ? undefined
            : parseName('newUserName', NewUserName, limits.userNameMax);
        const newPath = NewPath === undefined ? undefined : parsePath(NewPath);
        const before = await existingUser(entities, given);
        // AWS asks for the permission on what the user becomes, too.
        authorize('iam:UpdateUser', {
            arn: userArn(account, newPath ?? before.path, newName ?? before.userName),
            tags: before.tags,
        });
        await change(async (records) => {
            const user = await existingUser(records, given);
            const userName = newName ?? user.userName;
            const taken = await records.get('user', userName);
            if (taken !== undefined && taken.userId !== user.userId) {
                throw entityAlreadyExists(`User with name ${userName}`);
            }
            await renameUser(records, {
                before: user,
                after: { ...user, userName, path: newPath ?? user.path },
            });
        });
        return {};
    },
});
