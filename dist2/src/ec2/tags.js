import { limits } from '../limits.js';
import { invalidParameterValue, limitExceeded, missingParameter } from './errors.js';
/** Tags of what is made as `type`. Throws InvalidParameterValue, TagLimitExceeded. */
export function creationTags(specifications, type) {
    return creationTagsByType(specifications, [type])[type];
}
/** Tags of what is made as several types, by type. Throws as `creationTags` does. */
export function creationTagsByType(specifications, types) {
    const given = new Map(types.map((type) => [type, []]));
    for (const { ResourceType: resourceType, Tags: tags } of specifications ?? []) {
        if (!resourceType) {
            throw invalidParameterValue('Tag specification resource type must have a value');
        }
        const ofType = given.get(resourceType);
        if (ofType === undefined) {
            const what = `'${resourceType}' is not a valid taggable resource type for this operation.`;
            throw invalidParameterValue(what);
        }
        if (!tags?.length)
            throw invalidParameterValue('Tag specification must have at least one tag');
        ofType.push(...tags);
    }
    const parsed = [...given].map(([type, tags]) => [type, parseTags(tags)]);
    return Object.fromEntries(parsed);
}
/** Tags by key. Throws InvalidParameterValue, MissingParameter, TagLimitExceeded. */
export function parseTags(list) {
    const tags = new Map();
    for (const { Key: key, Value: value = '' } of list) {
        if (!key)
            throw missingParameter('tagKey');
        if (tags.has(key))
            throw invalidParameterValue(`Duplicate tag key '${key}' specified.`);
        checkTag(key, value);
        tags.set(key, value);
    }
    return bounded(Object.fromEntries(tags));
}
/** Tags with others added. Throws TagLimitExceeded. */
export function withTags(tags, added) {
    return bounded({ ...tags, ...added });
}
/**
 * Tags without those that are named; one with a value goes only if it has that value. All go, if
 * none is named.
 */
export function withoutTags(tags, removed) {
    if (removed === undefined || removed.length === 0)
        return {};
    const goes = (key, value) => removed.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value));
    return Object.fromEntries(Object.entries(tags).filter(([key, value]) => !goes(key, value)));
}
/** Tags as lists show them. */
export function tagsOutput(tags) {
    return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
function bounded(tags) {
    if (Object.keys(tags).length <= limits.tagsPerEntity)
        return tags;
    throw limitExceeded('TagLimitExceeded', 'tags for a resource');
}
function checkTag(key, value) {
    if (key.toLowerCase().startsWith('aws:')) {
        const message = `Value ( ${key} ) for parameter key is invalid. `;
        throw invalidParameterValue(`${message}Tag keys starting with 'aws:' are reserved for internal use`);
    }
    if (key.length > limits.tagKeyMax) {
        throw invalidParameterValue(`Tag key exceeds the maximum length of ${limits.tagKeyMax} characters`);
    }
    if (value.length > limits.tagValueMax) {
        const most = limits.tagValueMax;
        throw invalidParameterValue(`Tag value exceeds the maximum length of ${most} characters`);
    }
}
