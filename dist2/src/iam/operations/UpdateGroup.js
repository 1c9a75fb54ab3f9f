import { limits } from '../../limits.js';
import { groupArn } from '../arns.js';
import { entityAlreadyExists } from '../errors.js';
import { existingGroup, groupResource, membersOf } from '../groups.js';
import { parseName, parsePath } from '../names.js';
import { operation } from '../operation.js';
/**
 * Gives a group another name or path; its users stay in it.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html
 */
export const UpdateGroup = operation('UpdateGroup', {
    permission: 'iam:UpdateGroup',
    resource: groupResource,
    async handle({ input, account, entities, change, authorize }) {
        const given = parseName('groupName', input.GroupName, limits.groupNameMax);
        const { NewGroupName, NewPath } = input;
        const newName = NewGroupName === undefined
            ? undefined
            : parseName('newGroupName', NewGroupName, limits.groupNameMax);
        const newPath = NewPath === undefined ? undefined : parsePath(NewPath);
        const before = await existingGroup(entities, given);
        const newArn = groupArn(account, newPath ?? before.path, newName ?? before.groupName);
        // AWS asks for the permission on what the group becomes, too.
        authorize('iam:UpdateGroup', newArn);
        await change(async (records) => {
            const group = await existingGroup(records, given);
            const groupName = newName ?? group.groupName;
            const taken = await records.get('group', groupName);
            if (taken !== undefined && taken.groupId !== group.groupId) {
                throw entityAlreadyExists(`Group with name ${groupName}`);
            }
            for (const user of await membersOf(records, group.groupName)) {
                const groups = user.groups.map((name) => (name === group.groupName ? groupName : name));
                records.put('user', user.userName, { ...user, groups });
            }
            records.remove('group', group.groupName);
            records.put('group', groupName, { ...group, groupName, path: newPath ?? group.path });
        });
        return {};
    },
});
