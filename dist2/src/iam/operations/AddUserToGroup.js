import { limits } from '../../limits.js';
import { limitExceeded } from '../errors.js';
import { existingGroup, groupResource } from '../groups.js';
import { parseName } from '../names.js';
import { operation } from '../operation.js';
import { existingUser } from '../users.js';
/**
 * Puts a user into a group; again is no error.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html
 */
export const AddUserToGroup = operation('AddUserToGroup', {
    permission: 'iam:AddUserToGroup',
    resource: groupResource,
    async handle({ input, change }) {
        const name = parseName('groupName', input.GroupName, limits.groupNameMax);
        const userName = parseName('userName', input.UserName, limits.userNameMax);
        await change(async (records) => {
            const { groupName } = await existingGroup(records, name);
            const user = await existingUser(records, userName);
            if (user.groups.includes(groupName))
                return;
            if (user.groups.length >= limits.groupsPerUser) {
                throw limitExceeded('GroupsPerUser', limits.groupsPerUser);
            }
            records.put('user', userName, { ...user, groups: [...user.groups, groupName] });
        });
        return {};
    },
});
