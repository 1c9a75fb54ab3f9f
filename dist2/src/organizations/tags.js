import { limits } from '../limits.js';
import { constraintViolation, invalidInput } from './errors.js';
import { parseText } from './inputs.js';
/** Tags by key. Throws InvalidInputException. */
export function parseTags(list) {
    const tags = new Map();
    for (const { Key, Value } of list ?? []) {
        const key = parseText('Key', Key, { min: 1, max: limits.tagKeyMax });
        if (key.toLowerCase().startsWith('aws:')) {
            const message = 'Tag keys cannot start with the reserved prefix aws:.';
            throw invalidInput('INVALID_SYSTEM_TAGS_PARAMETER', message);
        }
        if (tags.has(key))
            throw invalidInput('DUPLICATE_TAG_KEY', 'Tag keys must be unique.');
        tags.set(key, parseText('Value', Value, { min: 0, max: limits.tagValueMax }));
    }
    return boundTags(Object.fromEntries(tags));
}
/** The tags as they are, if they are not too many. Throws ConstraintViolationException. */
export function boundTags(tags) {
    if (Object.keys(tags).length <= limits.tagsPerEntity)
        return tags;
    const message = `A resource has at most ${limits.tagsPerEntity} tags.`;
    throw constraintViolation('MAX_TAG_LIMIT_EXCEEDED', message);
}
/** Tags as lists show them, by key. */
export function tagsOutput(tags) {
    const entries = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.map(([Key, Value]) => ({ Key, Value }));
}
