/** Lists in pages: `NextToken` names the last that was shown, and the next page begins after it. */
import { limits } from '../limits.js';
import { invalidInput } from './errors.js';
/**
 * A page of a list that is sorted by what `nameOf` gives. Throws InvalidInputException.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
export function page(list, input, nameOf) {
    const most = pageSize(input.MaxResults);
    const after = input.NextToken === undefined ? undefined : lastOf(input.NextToken);
    const sorted = [...list].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const rest = after === undefined ? sorted : sorted.filter((item) => nameOf(item) > after);
    const items = rest.slice(0, most);
    const last = items.at(-1);
    const more = last !== undefined && rest.length > items.length;
    return { items, NextToken: more ? tokenOf(nameOf(last)) : undefined };
}
function pageSize(asked) {
    const most = limits.organizationPageMax;
    if (asked === undefined)
        return most;
    if (asked > most) {
        throw invalidInput('MAX_VALUE_EXCEEDED', `MaxResults is at most ${most}.`);
    }
    if (asked < 1)
        throw invalidInput('MIN_VALUE_EXCEEDED', 'MaxResults is at least 1.');
    return asked;
}
function tokenOf(name) {
    return Buffer.from(name).toString('base64url');
}
function lastOf(token) {
    const name = Buffer.from(token, 'base64url').toString();
    if (name.length > 0 && tokenOf(name) === token)
        return name;
    throw invalidInput('INVALID_PAGINATION_TOKEN', 'You provided an invalid pagination token.');
}
