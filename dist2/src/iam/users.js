import { limits } from '../limits.js';
import { userArn } from './arns.js';
import { boundaryOutput } from './boundary.js';
import { noSuchEntity, validationError } from './errors.js';
import { parseName } from './names.js';
import { tagsOutput } from './tags.js';
/** The user of a name; throws NoSuchEntity. */
export async function existingUser(records, name) {
    const user = await records.get('user', name);
    if (user === undefined)
        throw noSuchEntity(`The user with name ${name}`);
    return user;
}
/**
 * Whom an operation concerns that may leave out the name: the caller, and undefined for the root.
 * Throws ValidationError for a name that cannot be one, and for a role that names nobody.
 */
export function parseSubject(given, caller) {
    if (given !== undefined)
        return parseName('userName', given, limits.userNameMax);
    if (caller.type === 'user')
        return caller.userName;
    if (caller.type === 'root')
        return undefined;
    throw validationError('Must specify userName when calling with non-User credentials');
}
/** The user that an input names, with its path and tags; a name alone if there is no such user. */
export async function userResource({ input, account, caller, entities, }) {
    const name = input.UserName ?? (caller.type === 'user' ? caller.userName : undefined);
    if (name === undefined)
        return { arn: `arn:aws:iam::${account}:root` };
    const isName = name.length <= limits.userNameMax;
    const user = isName ? await entities.get('user', name) : undefined;
    if (user === undefined)
        return { arn: userArn(account, '/', name) };
    return { arn: userArn(account, user.path, user.userName), tags: user.tags };
}
/** A user as lists show it: without its boundary and its tags. */
export function listedUserOutput(account, user) {
    const { PermissionsBoundary: _, Tags: __, ...listed } = userOutput(account, user);
    return listed;
}
/** A user as AWS shows it. */
export function userOutput(account, user) {
    const { path, userName: name, userId, createdAt, boundary, tags, passwordLastUsed } = user;
    return {
        Path: path,
        UserName: name,
        UserId: userId,
        Arn: userArn(account, path, name),
        CreateDate: new Date(createdAt),
        PasswordLastUsed: passwordLastUsed === undefined ? undefined : new Date(passwordLastUsed),
        PermissionsBoundary: boundaryOutput(boundary),
        Tags: Object.keys(tags).length === 0 ? undefined : tagsOutput(tags),
    };
}
/** Of the account's root, AWS gives the account's id and ARN, and no name. */
export function rootOutput(account, now) {
    const CreateDate = new Date(now);
    return {
        UserId: account,
        Arn: `arn:aws:iam::${account}:root`,
        Path: '/',
        UserName: account,
        CreateDate,
    };
}
