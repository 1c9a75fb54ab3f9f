/** The access keys of an account, as `cairn key list` and others show them. */
import { GetAccessKeyLastUsed } from '../iam/operations/GetAccessKeyLastUsed.js';
import { ListAccessKeys } from '../iam/operations/ListAccessKeys.js';
import { ListUsers } from '../iam/operations/ListUsers.js';
import { everyPage } from './every-page.js';
/** The keys of the account's root, then of its users. */
export async function keysOf(operator, account) {
    const users = await everyPage((from) => operator.call(ListUsers, { ...from }, account), ({ Users }) => Users);
    const keys = [];
    for (const UserName of [undefined, ...users.map((user) => user.UserName)]) {
        keys.push(...(await keysOfOwner(operator, account, UserName)));
    }
    return keys;
}
/** The keys of one user, or without a name of the account's root. */
export async function keysOfOwner(operator, account, UserName) {
    const keys = await everyPage((from) => operator.call(ListAccessKeys, { UserName, ...from }, account), ({ AccessKeyMetadata }) => AccessKeyMetadata);
    return keys.map((key) => ({ AccountId: account, ...key }));
}
/** The keys, each with when and for what it was last used. */
export async function withLastUse(operator, keys) {
    const used = [];
    for (const key of keys) {
        const { AccessKeyId, AccountId } = key;
        const answer = await operator.call(GetAccessKeyLastUsed, { AccessKeyId }, AccountId);
        used.push({ ...key, AccessKeyLastUsed: answer.AccessKeyLastUsed });
    }
    return used;
}
