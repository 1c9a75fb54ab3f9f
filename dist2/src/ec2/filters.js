import { limits } from '../limits.js';
import { invalidParameterValue, refusal } from './errors.js';
/** `tag:<key>`, `tag-key` and `tag-value`, of what has tags. */
const ofTags = {
    'tag-key': ({ tags }) => Object.keys(tags),
    'tag-value': ({ tags }) => Object.values(tags),
};
/** The filters of a list whose items have tags. */
export function withTagFilters(table) {
    return { ...ofTags, ...table, [anyTag]: () => undefined };
}
/** Says that a table takes `tag:<key>`, too. */
const anyTag = 'tag:';
/** The items that pass all filters. Throws InvalidParameterValue, FilterLimitExceeded. */
export function filtered(items, filters, table) {
    const tests = (filters ?? []).map((filter) => testOf(filter, table));
    return tests.length === 0 ? items : items.filter((item) => tests.every((test) => test(item)));
}
function testOf({ Name: name, Values }, table) {
    const read = valueReader(name, table);
    if (Values === undefined || Values.length === 0) {
        throw invalidParameterValue(`The filter '${name}' is invalid`);
    }
    if (Values.length > limits.filterValuesMax) {
        const most = limits.filterValuesMax;
        const message = `The maximum number of filter values specified on a single call is ${most}`;
        throw refusal('FilterLimitExceeded', message);
    }
    const patterns = Values.map(tokensOf);
    const matches = (value) => patterns.some((pattern) => matchesWhole(pattern, String(value)));
    return (item) => {
        const value = read(item);
        if (value === undefined)
            return false;
        return typeof value === 'object' ? value.some(matches) : matches(value);
    };
}
function valueReader(name, table) {
    if (name?.startsWith(anyTag) && anyTag in table) {
        const key = name.slice(anyTag.length);
        return (item) => item.tags[key];
    }
    if (name === undefined || name === anyTag || !Object.hasOwn(table, name)) {
        throw invalidParameterValue(`The filter '${name ?? 'null'}' is invalid`);
    }
    return table[name];
}
function tokensOf(text) {
    const parts = text.match(/\\[*?\\]|[\s\S]/gu) ?? [];
    return parts.map((part) => {
        if (part === '*' || part === '?')
            return { wildcard: part };
        return part.length === 2 && part.startsWith('\\') ? part.charAt(1) : part;
    });
}
/** Goes back to the last star only, so that no value makes a search slow. */
function matchesWhole(tokens, value) {
    const text = [...value];
    let at = 0;
    let token = 0;
    let star = -1;
    let resume = 0;
    while (at < text.length) {
        const now = tokens[token];
        if (typeof now === 'object' && now.wildcard === '*') {
            star = token++;
            resume = at;
        }
        else if (now === text[at] || (typeof now === 'object' && now.wildcard === '?')) {
            token++;
            at++;
        }
        else if (star >= 0) {
            token = star + 1;
            at = ++resume;
        }
        else
            return false;
    }
    return tokens.slice(token).every((rest) => typeof rest === 'object' && rest.wildcard === '*');
}
