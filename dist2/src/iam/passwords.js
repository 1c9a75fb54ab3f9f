import { passwordPolicyOf } from '../accounts/account-root.js';
import { hashPassword, isPasswordReused, PasswordsBusy, passwordProblems, } from '../accounts/password.js';
import { limits } from '../limits.js';
import { noSuchEntity, passwordPolicyViolation, throttling, validationError } from './errors.js';
import { secretViolation } from './names.js';
import { parseSubject } from './users.js';
/** A password that can be one at all; throws ValidationError. */
export function parsePassword(member, text) {
    const value = text ?? '';
    const fails = (constraint) => secretViolation(member, constraint);
    if (value.length === 0)
        throw fails('have length greater than or equal to 1');
    if (value.length > limits.passwordLengthMax) {
        throw fails(`have length less than or equal to ${limits.passwordLengthMax}`);
    }
    if (/^[\t\n\r\x20-\xff]+$/.test(value))
        return value;
    throw fails('satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+');
}
/** The hashes to keep once a password is set, newest first. Throws PasswordPolicyViolation. */
export async function newHashes(records, password, previous) {
    const policy = await passwordPolicyOf(records);
    const [alias] = await records.all('accountAlias');
    const problems = passwordProblems(password, policy, alias?.alias);
    if (problems.length > 0)
        throw passwordPolicyViolation(problems);
    return whileFree(async () => {
        if (policy && (await isPasswordReused(password, previous, policy))) {
            throw passwordPolicyViolation([reused(policy)]);
        }
        const hashes = [await hashPassword(password), ...previous];
        return hashes.slice(0, Math.max(1, policy?.passwordReusePrevention ?? 1));
    });
}
const reused = ({ passwordReusePrevention: count }) => `Password should not be one of the last ${count} that were used`;
/** Throws Throttling where too many passwords wait to be hashed. */
export async function whileFree(work) {
    try {
        return await work();
    }
    catch (error) {
        throw error instanceof PasswordsBusy ? throttling() : error;
    }
}
/** The name of the user whose password it is. Throws ValidationError: the root has none here. */
export function parsePasswordOwner({ input, caller, }) {
    const name = parseSubject(input.UserName, caller);
    if (name !== undefined)
        return name;
    throw validationError('Must specify userName when calling with non-User credentials');
}
/** A user's password; throws NoSuchEntity. */
export function existingProfile({ userName, loginProfile }) {
    if (loginProfile !== undefined)
        return loginProfile;
    throw noSuchEntity(`Login Profile for User ${userName}`);
}
/** A password as AWS shows it: that there is one. */
export function profileOutput(userName, profile) {
    return {
        UserName: userName,
        CreateDate: new Date(profile.createdAt),
        PasswordResetRequired: profile.passwordResetRequired,
    };
}
