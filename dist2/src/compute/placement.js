import { Refused } from './refused.js';
/** Throws Refused InvalidPlacementGroup.Unknown for a group that is not there. */
export async function requirePlacementGroup(records, groupName) {
    if (groupName !== undefined)
        await placementGroupNamed(records, groupName);
}
/** The group of a name. Throws Refused InvalidPlacementGroup.Unknown. */
export async function placementGroupNamed(records, groupName) {
    const groups = await records.all('placementGroup');
    const found = groups.find((group) => group.groupName === groupName);
    if (found !== undefined)
        return found;
    const message = `The placement group '${groupName}' is unknown.`;
    throw new Refused('InvalidPlacementGroup.Unknown', message);
}
/** Throws Refused InvalidPlacementGroup.InUse while an instance that has not ended is in it. */
export async function requireEmptyGroup(records, groupName) {
    const instances = await records.all('instance');
    const isUsed = instances.some(({ placementGroup, state }) => placementGroup === groupName && state !== 'terminated');
    if (!isUsed)
        return;
    const message = `The placement group ${groupName} is in use and may not be deleted.`;
    throw new Refused('InvalidPlacementGroup.InUse', message);
}
