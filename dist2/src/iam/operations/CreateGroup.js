import { generateUniqueId } from '../../accounts/generate.js';
import { limits } from '../../limits.js';
import { groupArn } from '../arns.js';
import { entityAlreadyExists, limitExceeded } from '../errors.js';
import { groupOutput } from '../groups.js';
import { parseName, parsePath } from '../names.js';
import { operation } from '../operation.js';
/** Makes a group. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html */
export const CreateGroup = operation('CreateGroup', {
    permission: 'iam:CreateGroup',
    resource: ({ account, input }) => groupArn(account, input.Path ?? '/', input.GroupName ?? ''),
    async handle({ input, account, change, now, random }) {
        const groupName = parseName('groupName', input.GroupName, limits.groupNameMax);
        const path = parsePath(input.Path);
        const groupId = generateUniqueId('AGPA', random);
        const group = { groupName, groupId, path, createdAt: now, inline: {}, attached: [] };
        await change(async (records) => {
            if (await records.get('group', groupName)) {
                throw entityAlreadyExists(`Group with name ${groupName}`);
            }
            if ((await records.all('group')).length >= limits.groupsPerAccount) {
                throw limitExceeded('GroupsPerAccount', limits.groupsPerAccount);
            }
            records.put('group', groupName, group);
        });
        return { Group: groupOutput(account, group) };
    },
});
