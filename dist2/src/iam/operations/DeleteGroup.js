import { limits } from '../../limits.js';
import { deleteConflict } from '../errors.js';
import { existingGroup, groupResource, membersOf } from '../groups.js';
import { parseName } from '../names.js';
import { operation } from '../operation.js';
/**
 * Removes a group without users and policies.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html
 */
export const DeleteGroup = operation('DeleteGroup', {
    permission: 'iam:DeleteGroup',
    resource: groupResource,
    async handle({ input, change }) {
        const name = parseName('groupName', input.GroupName, limits.groupNameMax);
        await change(async (records) => {
            const { groupName, attached, inline } = await existingGroup(records, name);
            if ((await membersOf(records, groupName)).length > 0) {
                throw deleteConflict('Cannot delete entity, must remove users from group first.');
            }
            if (Object.keys(inline).length > 0) {
                throw deleteConflict('Cannot delete entity, must delete policies first.');
            }
            if (attached.length > 0) {
                throw deleteConflict('Cannot delete entity, must detach all policies first.');
            }
            records.remove('group', groupName);
        });
        return {};
    },
});
