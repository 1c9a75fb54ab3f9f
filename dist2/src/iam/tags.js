import { limits } from '../limits.js';
import { parseLength, parsePattern } from './bounds.js';
import { invalidInput, limitExceeded } from './errors.js';
import { violation } from './names.js';
import { page } from './pages.js';
const allowedKey = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u;
const allowedValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
/** Of users and roles: keys are the same whatever their case. */
export const anyCase = (key) => key.toLowerCase();
/** Of policies and instance profiles. */
export const exactCase = (key) => key;
/** Tags by key. Throws InvalidInput for a key given twice, ValidationError out of bounds. */
export function parseTags(list, sameKey = anyCase) {
    const tags = new Map();
    const seen = new Set();
    checkCount('tags', list?.length ?? 0);
    for (const [index, { Key: key = '', Value: value = '' }] of (list ?? []).entries()) {
        const member = `tags.${index + 1}.member`;
        checkKey(`${member}.key`, key);
        parsePattern(`${member}.value`, parseLength(`${member}.value`, value, [0, limits.tagValueMax]), allowedValue);
        if (seen.has(sameKey(key))) {
            const note = ' Please note that Tag keys are case insensitive.';
            throw invalidInput(`Duplicate tag keys found.${sameKey === anyCase ? note : ''}`);
        }
        seen.add(sameKey(key));
        tags.set(key, value);
    }
    return bounded(tags);
}
/** Tags with others added; of a key in two cases that are the same, the last is kept. */
export function withTags(tags, added, sameKey = anyCase) {
    const keys = new Set(Object.keys(added).map(sameKey));
    const kept = Object.entries(tags).filter(([key]) => !keys.has(sameKey(key)));
    return bounded(new Map([...kept, ...Object.entries(added)]));
}
/** Tags without those of these keys. Throws ValidationError for what can be no key. */
export function withoutTags(tags, removed, sameKey = anyCase) {
    checkCount('tagKeys', removed?.length ?? 0);
    for (const [index, key] of (removed ?? []).entries()) {
        const member = `tagKeys.${index + 1}.member`;
        parsePattern(member, parseLength(member, key, [1, limits.tagKeyMax]), allowedKey);
    }
    const keys = new Set((removed ?? []).map(sameKey));
    return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.has(sameKey(key))));
}
/** Tags as lists show them, by key. */
export function tagsOutput(tags) {
    const entries = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.map(([Key, Value]) => ({ Key, Value }));
}
/** One page of an entity's tags, as the lists of tags answer. */
export function tagsPage(tags, input) {
    // As bytes, so that keys which differ in case only have their order.
    const nameOf = ({ Key }) => Buffer.from(Key).toString('hex');
    const { items, paging } = page(tagsOutput(tags), input, nameOf);
    return { Tags: items, ...paging };
}
function bounded(tags) {
    if (tags.size > limits.tagsPerEntity)
        throw limitExceeded('TagsPerResource', limits.tagsPerEntity);
    return Object.fromEntries(tags);
}
function checkKey(member, key) {
    parsePattern(member, parseLength(member, key, [1, limits.tagKeyMax]), allowedKey);
    if (key.toLowerCase().startsWith('aws:')) {
        throw invalidInput('Tag keys cannot start with the reserved prefix aws:');
    }
}
function checkCount(member, count) {
    const most = limits.tagsPerEntity;
    if (count > most)
        throw violation(member, '', `have length less than or equal to ${most}`);
}
