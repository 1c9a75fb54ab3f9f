/**
 * Names and paths, as IAM takes them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
import { limits } from '../limits.js';
import { validationError } from './errors.js';
const name = /^[\w+=,.@-]+$/;
const path = /^\/([\x21-\x7e]*\/)?$/;
/**
 * A name of a user, group, role, policy, …; `member` as AWS's message has it, like `userName`.
 * Throws ValidationError.
 */
export function parseName(member, text, charsMax) {
    const value = text ?? '';
    if (value.length === 0)
        throw violation(member, value, 'have length greater than or equal to 1');
    if (value.length > charsMax) {
        throw violation(member, value, `have length less than or equal to ${charsMax}`);
    }
    if (!name.test(value)) {
        throw validationError(`The specified value for ${member} is invalid. It must contain only alphanumeric ` +
            'characters and/or the following: +=,.@_-');
    }
    return value;
}
/** Whether an entity may have this name: what else is asked for is not even looked up. */
export function isName(text) {
    return text.length <= limits.existingNameMax && name.test(text);
}
/** A path like `/division/team/`; `/` if none is given. Throws ValidationError. */
export function parsePath(text) {
    if (text === undefined)
        return '/';
    if (text.length > limits.iamPathMax) {
        throw violation('path', text, `have length less than or equal to ${limits.iamPathMax}`);
    }
    if (path.test(text))
        return text;
    throw validationError('The specified value for path is invalid. It must begin and end with / and contain only ' +
        'alphanumeric characters and/or / characters.');
}
/** A member that breaks one constraint of the schema, as AWS says it. */
export function violation(member, value, constraint) {
    return validationError(`1 validation error detected: Value '${value.slice(0, 200)}' at '${member}' failed to ` +
        `satisfy constraint: Member must ${constraint}`);
}
/** The same of a member that is a secret: nothing of it is repeated. */
export function secretViolation(member, constraint) {
    return validationError(`1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must ` +
        constraint);
}
