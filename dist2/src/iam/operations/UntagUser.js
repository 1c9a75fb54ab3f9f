import { limits } from '../../limits.js';
import { parseName } from '../names.js';
import { operation } from '../operation.js';
import { withoutTags } from '../tags.js';
import { existingUser, userResource } from '../users.js';
/**
 * Takes tags from a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html
 */
export const UntagUser = operation('UntagUser', {
    permission: 'iam:UntagUser',
    resource: userResource,
    async handle({ input, change }) {
        const userName = parseName('userName', input.UserName, limits.userNameMax);
        await change(async (records) => {
            const user = await existingUser(records, userName);
            records.put('user', userName, { ...user, tags: withoutTags(user.tags, input.TagKeys) });
        });
        return {};
    },
});
