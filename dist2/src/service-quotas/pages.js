/** Lists in pages: `NextToken` names the last that was shown, and the next page begins after it. */
import { limits } from '../limits.js';
import { illegalArgument, invalidToken } from './errors.js';
/**
 * A page of a list, in the order of what `nameOf` gives. Throws InvalidPaginationTokenException,
 * IllegalArgumentException.
 */
export function page(list, { NextToken, MaxResults = limits.quotaPageMax }, nameOf) {
    if (MaxResults < 1 || MaxResults > limits.quotaPageMax) {
        throw illegalArgument(`MaxResults must be 1 to ${limits.quotaPageMax}.`);
    }
    const after = NextToken === undefined ? '' : lastOf(NextToken);
    const named = list.map((item) => ({ item, name: nameOf(item) }));
    const rest = named.filter(({ name }) => name > after);
    rest.sort((a, b) => (a.name < b.name ? -1 : 1));
    const shown = rest.slice(0, MaxResults);
    const last = shown.at(-1);
    const more = last !== undefined && rest.length > shown.length;
    return { items: shown.map(({ item }) => item), NextToken: more ? tokenOf(last.name) : undefined };
}
function tokenOf(name) {
    return Buffer.from(name).toString('base64url');
}
function lastOf(token) {
    const name = Buffer.from(token, 'base64url').toString();
    if (name !== '' && tokenOf(name) === token)
        return name;
    throw invalidToken();
}
