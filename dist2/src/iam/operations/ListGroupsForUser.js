import { limits } from '../../limits.js';
import { groupOutput } from '../groups.js';
import { parseName } from '../names.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingUser, userResource } from '../users.js';
/**
 * Lists the groups that a user is in.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html
 */
export const ListGroupsForUser = operation('ListGroupsForUser', {
    permission: 'iam:ListGroupsForUser',
    resource: userResource,
    async handle({ input, account, entities }) {
        const userName = parseName('userName', input.UserName, limits.userNameMax);
        const user = await existingUser(entities, userName);
        const found = await Promise.all(user.groups.map((name) => entities.get('group', name)));
        const groups = found.filter((group) => group !== undefined);
        const { items, paging } = page(groups, input, ({ groupName }) => groupName);
        return { Groups: items.map((group) => groupOutput(account, group)), ...paging };
    },
});
