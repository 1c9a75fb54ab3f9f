import { limits } from '../../limits.js';
import { existingGroup, groupOutput, groupResource, membersOf } from '../groups.js';
import { parseName } from '../names.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { listedUserOutput } from '../users.js';
/** A group and its users. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html */
export const GetGroup = operation('GetGroup', {
    permission: 'iam:GetGroup',
    resource: groupResource,
    async handle({ input, account, entities }) {
        const name = parseName('groupName', input.GroupName, limits.groupNameMax);
        const group = await existingGroup(entities, name);
        const users = await membersOf(entities, group.groupName);
        const { items, paging } = page(users, input, ({ userName }) => userName);
        return {
            Group: groupOutput(account, group),
            Users: items.map((user) => listedUserOutput(account, user)),
            ...paging,
        };
    },
});
