/** What inputs must be, before anything is looked up. */
import { idPatterns } from '../accounts/organization-ids.js';
import { invalidInput } from './errors.js';
/** A text that keeps the rule; `member` as AWS's schema has it. Throws InvalidInputException. */
export function parseText(member, text, rule) {
    const value = text ?? '';
    if (value.length < rule.min) {
        throw invalidInput('MIN_LENGTH_EXCEEDED', `${member} has at least ${rule.min} characters.`);
    }
    if (value.length > rule.max) {
        throw invalidInput('MAX_LENGTH_EXCEEDED', `${member} has at most ${rule.max} characters.`);
    }
    if (rule.pattern && !rule.pattern.test(value))
        throw notOfPattern();
    return value;
}
/** An id of one of these kinds. Throws InvalidInputException. */
export function parseId(text, kinds) {
    const value = text ?? '';
    if (kinds.some((kind) => idPatterns[kind].test(value)))
        return value;
    throw notOfPattern();
}
/** A value of a list of AWS's. Throws InvalidInputException. */
export function parseEnum(text, values) {
    const found = values.find((value) => value === text);
    if (found !== undefined)
        return found;
    throw invalidInput('INVALID_ENUM', 'You specified an invalid value.');
}
/** AWS names no member. */
function notOfPattern() {
    return invalidInput('INVALID_PATTERN', 'You provided a value that does not match the required pattern.');
}
