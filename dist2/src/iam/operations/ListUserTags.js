import { limits } from '../../limits.js';
import { parseName } from '../names.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { tagsOutput } from '../tags.js';
import { existingUser, userResource } from '../users.js';
/**
 * Lists a user's tags.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html
 */
export const ListUserTags = operation('ListUserTags', {
    permission: 'iam:ListUserTags',
    resource: userResource,
    async handle({ input, entities }) {
        const userName = parseName('userName', input.UserName, limits.userNameMax);
        const { tags } = await existingUser(entities, userName);
        const { items, paging } = page(tagsOutput(tags), input, ({ Key }) => Key);
        return { Tags: items, ...paging };
    },
});
