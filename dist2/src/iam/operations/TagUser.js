import { limits } from '../../limits.js';
import { parseName } from '../names.js';
import { operation } from '../operation.js';
import { parseTags, withTags } from '../tags.js';
import { existingUser, userResource } from '../users.js';
/** Adds tags to a user. https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html */
export const TagUser = operation('TagUser', {
    permission: 'iam:TagUser',
    resource: userResource,
    async handle({ input, change }) {
        const userName = parseName('userName', input.UserName, limits.userNameMax);
        const added = parseTags(input.Tags);
        await change(async (records) => {
            const user = await existingUser(records, userName);
            records.put('user', userName, { ...user, tags: withTags(user.tags, added) });
        });
        return {};
    },
});
