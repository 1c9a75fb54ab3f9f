import { limits } from '../limits.js';
import { invalidIdentityToken, invalidParameterValue, validationError } from './errors.js';
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
/**
 * The tags of a new session: those that are given, and what the calling session hands on. Throws
 * ValidationError, InvalidParameterValue.
 */
export function sessionTags({ Tags: given = [], TransitiveTagKeys: transitive = [] }, calling) {
    const tags = new Map();
    for (const { Key: key = '', Value: value = '' } of given) {
        checkTag(key, value);
        if (holds([...tags.keys()], key)) {
            throw invalidParameterValue('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
        }
        tags.set(key, value);
    }
    for (const key of transitive) {
        if (!holds([...tags.keys()], key)) {
            throw invalidParameterValue('The specified transitive tag key must be included in the requested tags.');
        }
    }
    return withInherited({ tags: Object.fromEntries(tags), transitiveTagKeys: transitive }, calling);
}
function withInherited(given, calling) {
    const inherited = calling?.transitiveTagKeys ?? [];
    if (calling === undefined || inherited.length === 0)
        return given;
    if (Object.keys(given.tags).some((key) => holds(inherited, key))) {
        throw invalidParameterValue("One of the specified transitive tag keys can't be set because it conflicts with a " +
            'transitive tag key from the calling session.');
    }
    const handedOn = Object.entries(calling.tags).filter(([key]) => holds(inherited, key));
    const tags = { ...Object.fromEntries(handedOn), ...given.tags };
    if (Object.keys(tags).length > limits.tagsPerEntity) {
        throw invalidParameterValue(`A session cannot have more than ${limits.tagsPerEntity} tags.`);
    }
    return { tags, transitiveTagKeys: [...inherited, ...given.transitiveTagKeys] };
}
/** The tags that a provider gives a session. Throws as `sessionTags` does. */
export function claimedTags({ sessionTags: tags, transitiveTagKeys }) {
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    if (Tags.length > limits.tagsPerEntity) {
        throw invalidIdentityToken(`A session cannot have more than ${limits.tagsPerEntity} tags.`);
    }
    return sessionTags({ Tags, TransitiveTagKeys: transitiveTagKeys });
}
/** The condition keys that tell of a session's tags. */
export function tagConditions({ tags, transitiveTagKeys }) {
    const keys = Object.keys(tags);
    const entries = Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value]);
    return {
        ...Object.fromEntries(entries),
        ...(keys.length > 0 && { 'aws:TagKeys': keys }),
        ...(transitiveTagKeys.length > 0 && { 'sts:TransitiveTagKeys': transitiveTagKeys }),
    };
}
function holds(keys, wanted) {
    return keys.some((key) => key.toLowerCase() === wanted.toLowerCase());
}
function checkTag(key, value) {
    const fits = key.length >= 1 && key.length <= limits.tagKeyMax;
    if (!fits || value.length > limits.tagValueMax || !allowed.test(key) || !allowed.test(value)) {
        throw validationError(`The tag '${key.slice(0, limits.tagKeyMax)}' is not valid.`);
    }
    if (key.toLowerCase().startsWith('aws:')) {
        throw invalidParameterValue('Tag keys cannot start with the reserved prefix aws:');
    }
}
