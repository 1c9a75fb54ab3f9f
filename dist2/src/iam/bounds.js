/** The bounds that AWS's schema sets on an input, and AWS's words for what is beyond them. */
import { limits } from '../limits.js';
import { violation } from './names.js';
/** A text of so many characters; `member` as AWS's message has it. Throws ValidationError. */
export function parseLength(member, text, [min, max]) {
    const value = text ?? '';
    if (value.length < min)
        throw violation(member, value, `have length ${atLeast(min)}`);
    if (value.length > max)
        throw violation(member, value, `have length ${atMost(max)}`);
    return value;
}
/** A text that a pattern of AWS's schema must match as a whole. Throws ValidationError. */
export function parsePattern(member, value, pattern) {
    if (pattern.test(value))
        return value;
    const source = pattern.source.replace(/^\^|\$$/g, '');
    throw violation(member, value, `satisfy regular expression pattern: ${source}`);
}
/** One of the words that AWS's schema lists; undefined if none is given. Throws ValidationError. */
export function parseWord(member, text, words) {
    if (text === undefined)
        return undefined;
    const found = words.find((word) => word === text);
    if (found !== undefined)
        return found;
    throw violation(member, text, `satisfy enum value set: [${words.join(', ')}]`);
}
/** A number within bounds; undefined if none is given. Throws ValidationError. */
export function parseCount(member, value, [min, max]) {
    if (value === undefined)
        return undefined;
    if (value < min)
        throw violation(member, String(value), `have value ${atLeast(min)}`);
    if (value > max)
        throw violation(member, String(value), `have value ${atMost(max)}`);
    return value;
}
const atLeast = (min) => `greater than or equal to ${min}`;
const atMost = (max) => `less than or equal to ${max}`;
/** What paths of a list begin with; `/`, which is all, if none is given. Throws ValidationError. */
export function parsePathPrefix(text) {
    if (text === undefined)
        return '/';
    parseLength('pathPrefix', text, [1, limits.iamPathMax]);
    return parsePattern('pathPrefix', text, /^\/[\x21-\x7f]*$/);
}
