import { invalidParameterValue, missingParameter } from './errors.js';
import { withTagFilters } from './filters.js';
import { arnOf } from './resources.js';
import { tagsOutput } from './tags.js';
const strategy = 'cluster';
const state = 'available';
/** A name as it may be. Throws MissingParameter, InvalidParameterValue. */
export function parseGroupName(name) {
    if (!name)
        throw missingParameter('groupName');
    if (name.length <= 255 && /^[\x20-\x7e]+$/.test(name))
        return name;
    const message = `Value (${name}) for parameter groupName is invalid.`;
    throw invalidParameterValue(`${message} It must have up to 255 ASCII characters.`);
}
/** A group as policies see it: ARNs call it by its name. */
export async function placementGroupResource(context, name) {
    const groups = await context.records.all('placementGroup');
    const found = groups.find(({ groupName }) => groupName === name);
    const arn = arnOf(context, 'placement-group', name ?? '*');
    const conditions = {
        'ec2:Region': context.region,
        'ec2:PlacementGroupName': name,
        'ec2:PlacementGroupStrategy': strategy,
    };
    return { arn, conditions, ...(found && { tags: found.tags }) };
}
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribePlacementGroups.html */
export const placementGroupFilters = withTagFilters({
    'group-arn': ({ place, groupName }) => arnOf(place, 'placement-group', groupName),
    'group-name': ({ groupName }) => groupName,
    'operator.managed': () => false,
    'operator.principal': () => undefined,
    'spread-level': () => undefined,
    state: () => state,
    strategy: () => strategy,
});
/** What answers say of a group. */
export function placementGroupOutput({ groupId, groupName, tags }, place) {
    return {
        GroupId: groupId,
        GroupName: groupName,
        GroupArn: arnOf(place, 'placement-group', groupName),
        Strategy: strategy,
        State: state,
        Tags: tagsOutput(tags),
    };
}
