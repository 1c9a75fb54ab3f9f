/** How accounts are made, and what is remembered of it. */
import { organizationAccessRoleName } from '../accounts/access-role.js';
import { limits } from '../limits.js';
import { invalidInput } from './errors.js';
import { parseEnum, parseText } from './inputs.js';
import { parseTags } from './tags.js';
const nameRule = { min: 1, max: limits.accountNameMax, pattern: /^[\u0020-\u007e]+$/ };
const emailRule = {
    min: limits.accountEmailMin,
    max: limits.accountEmailMax,
    pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
};
const roleName = /^[\w+=,.@-]{1,64}$/;
/** Throws InvalidInputException. */
export function parseNewAccount(input) {
    const role = input.RoleName ?? organizationAccessRoleName;
    if (!roleName.test(role)) {
        throw invalidInput('INVALID_ROLE_NAME', 'You provided a role name that is not valid.');
    }
    if (input.IamUserAccessToBilling !== undefined) {
        parseEnum(input.IamUserAccessToBilling, ['ALLOW', 'DENY']);
    }
    return {
        name: parseText('AccountName', input.AccountName, nameRule),
        email: parseText('Email', input.Email, emailRule),
        roleName: role,
        tags: parseTags(input.Tags),
    };
}
/** Why there can be no account with this email; undefined if there can. */
export async function whyNot(records, email) {
    const accounts = await records.all('account');
    if (accounts.length >= limits.organizationAccounts)
        return 'ACCOUNT_LIMIT_EXCEEDED';
    const wanted = email.toLowerCase();
    const isTaken = accounts.some((account) => account.email.toLowerCase() === wanted);
    return isTaken ? 'EMAIL_ALREADY_EXISTS' : undefined;
}
/** Removes what is remembered of accounts that were made before a time. */
export async function forgetCreations(records, before) {
    for (const { id, completedAt } of await records.all('accountCreation')) {
        if (completedAt < before)
            records.remove('accountCreation', id);
    }
}
/** How making an account went, as AWS shows it. */
export function creationOutput(creation) {
    const { id, accountName, state, requestedAt, completedAt, accountId, failureReason } = creation;
    return {
        Id: id,
        AccountName: accountName,
        State: state,
        RequestedTimestamp: new Date(requestedAt),
        CompletedTimestamp: new Date(completedAt),
        AccountId: accountId,
        FailureReason: failureReason,
    };
}
