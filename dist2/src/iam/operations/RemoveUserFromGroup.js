import { limits } from '../../limits.js';
import { noSuchEntityMessage } from '../errors.js';
import { existingGroup, groupResource } from '../groups.js';
import { parseName } from '../names.js';
import { operation } from '../operation.js';
import { existingUser } from '../users.js';
/**
 * Takes a user out of a group.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html
 */
export const RemoveUserFromGroup = operation('RemoveUserFromGroup', {
    permission: 'iam:RemoveUserFromGroup',
    resource: groupResource,
    async handle({ input, change }) {
        const name = parseName('groupName', input.GroupName, limits.groupNameMax);
        const userName = parseName('userName', input.UserName, limits.userNameMax);
        await change(async (records) => {
            const { groupName } = await existingGroup(records, name);
            const user = await existingUser(records, userName);
            if (!user.groups.includes(groupName)) {
                throw noSuchEntityMessage(`User ${userName} not in group ${groupName}.`);
            }
            const groups = user.groups.filter((one) => one !== groupName);
            records.put('user', userName, { ...user, groups });
        });
        return {};
    },
});
