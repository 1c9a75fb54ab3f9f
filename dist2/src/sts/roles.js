import { pinnedText } from '../auth/pinned-principals.js';
import { limits } from '../limits.js';
import { validationError } from './errors.js';
const roleArn = /^arn:aws:iam::(\d{12}):role\/(?:[\x21-\x7e]*\/)?([\w+=,.@-]+)$/;
/** Throws ValidationError for what is no ARN at all, in the words of AssumeRole. */
export function checkArn(text) {
    const isArn = /^arn:[^:]+:[^:]+:[^:]*:[^:]*:./.test(text);
    if (!isArn)
        throw validationError(`${text} is invalid`);
}
/** The role of an ARN. Throws ValidationError for what names no role. */
export async function namedRole(accounts, arn) {
    const [, account, name] = roleArn.exec(arn) ?? [];
    if (account === undefined || name === undefined)
        throw validationError('Request ARN is invalid');
    const role = await accounts.entities.in(account).get('role', name);
    const isNamed = role && arn === `arn:aws:iam::${account}:role${role.path}${role.roleName}`;
    if (!isNamed)
        return { arn, account };
    const owner = { account, type: 'role', name, uniqueId: role.roleId };
    if ((await accounts.findPolicies(owner)) === undefined)
        return { arn, account };
    return { arn, account, role, trust: pinnedText(role.trustPolicy, role.trusted) };
}
/**
 * How long the session of a role is to last, in seconds. Throws ValidationError for longer than the
 * role, or a chain of roles, may.
 */
export function roleSeconds(requested, { maxSessionSeconds }, chain) {
    const seconds = requested ?? limits.assumeSeconds;
    if (seconds > maxSessionSeconds) {
        throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
    }
    if (chain === 'chained' && seconds > limits.chainedSessionSecondsMax) {
        throw validationError('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role ' +
            'chaining.');
    }
    return seconds;
}
