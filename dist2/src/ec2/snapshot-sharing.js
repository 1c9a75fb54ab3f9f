import { invalidParameterCombination, invalidParameterValue, missingParameter } from './errors.js';
/**
 * The change that an input asks for. Throws MissingParameter, InvalidParameterValue,
 * InvalidParameterCombination.
 */
export function parseSharing(input) {
    const { Attribute: attribute, OperationType: type, CreateVolumePermission: change } = input;
    if (attribute !== undefined && attribute !== 'createVolumePermission') {
        const message = `Value (${attribute}) for parameter attribute is invalid.`;
        throw invalidParameterValue(`${message} It cannot be changed.`);
    }
    const named = [
        ...(input.UserIds ?? []).map((UserId) => ({ UserId })),
        ...(input.GroupNames ?? []).map((Group) => ({ Group })),
    ];
    if (named.length > 0 && change !== undefined) {
        throw invalidParameterCombination('UserIds and GroupNames exclude CreateVolumePermission.');
    }
    if (named.length > 0 && type !== 'add' && type !== 'remove') {
        throw missingParameter('operationType');
    }
    const add = [...(change?.Add ?? []), ...(type === 'add' ? named : [])];
    const remove = [...(change?.Remove ?? []), ...(type === 'remove' ? named : [])];
    if (add.length + remove.length === 0)
        throw missingParameter('createVolumePermission');
    for (const permission of [...add, ...remove])
        check(permission);
    return { add, remove };
}
function check({ Group: group, UserId: account }) {
    if (group === undefined ? account !== undefined && /^\d{12}$/.test(account) : group === 'all')
        return;
    const what = group === undefined ? `userId (${account})` : `group (${group})`;
    throw invalidParameterValue(`Invalid value for ${what}: 12 digits, or the group 'all'.`);
}
/** A snapshot with other borrowers. */
export function withSharing(snapshot, { add, remove }) {
    const has = (list, account) => list.some(({ UserId }) => UserId === account);
    const forAll = (list) => list.some(({ Group }) => Group === 'all');
    const added = add.flatMap(({ UserId }) => UserId ?? []);
    const kept = [...snapshot.sharedWith, ...added].filter((account) => !has(remove, account));
    const isPublic = (snapshot.isPublic || forAll(add)) && !forAll(remove);
    return { ...snapshot, isPublic, sharedWith: [...new Set(kept)] };
}
