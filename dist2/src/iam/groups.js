import { limits } from '../limits.js';
import { groupArn } from './arns.js';
import { noSuchEntity } from './errors.js';
/** The group of a name; throws NoSuchEntity. */
export async function existingGroup(records, name) {
    const group = await records.get('group', name);
    if (group === undefined)
        throw noSuchEntity(`The group with name ${name}`);
    return group;
}
/** The users that are in a group. */
export async function membersOf(records, groupName) {
    const users = await records.all('user');
    return users.filter(({ groups }) => groups.includes(groupName));
}
/** The group that an input names, with its path; a name alone if there is no such group. */
export async function groupResource({ input: { GroupName: name = '' }, account, entities, }) {
    const isName = name.length > 0 && name.length <= limits.groupNameMax;
    const group = isName ? await entities.get('group', name) : undefined;
    return { arn: groupArn(account, group?.path ?? '/', group?.groupName ?? name) };
}
/** A group as AWS shows it. */
export function groupOutput(account, { path, groupName, groupId, createdAt }) {
    return {
        Path: path,
        GroupName: groupName,
        GroupId: groupId,
        Arn: groupArn(account, path, groupName),
        CreateDate: new Date(createdAt),
    };
}
