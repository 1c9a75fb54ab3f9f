/**
 * Lists, a page at a time. A token names the last item of the page before, so that a list goes on
 * where it was, whatever has come and gone since.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html#api-pagination
 */
import { limits } from '../limits.js';
import { invalidParameterCombination, invalidParameterValue, refusal } from './errors.js';
/**
 * The page that an input wants of a list, ordered by id. Throws InvalidParameterValue,
 * InvalidNextToken.
 */
export function page(list, request, idOf) {
    checkMost(request, { least: limits.ec2PageMin, greatest: limits.ec2PageMax });
    return cut(list, request, idOf);
}
/** The same of a list whose pages are of 1 to 100, like those of prefix lists. */
export function shortPage(list, request, idOf) {
    checkMost(request, { least: 1, greatest: limits.prefixListPageMax });
    return cut(list, request, idOf);
}
/** The same of a list whose pages are of 1 to 200, like those of launch templates. */
export function templatePage(list, request, idOf) {
    checkMost(request, { least: 1, greatest: limits.launchTemplatePageMax });
    return cut(list, request, idOf);
}
function cut(list, { MaxResults: most, NextToken: token }, idOf) {
    const after = token ? parseToken(token) : undefined;
    const sorted = [...list].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
    const ahead = after === undefined ? sorted : sorted.filter((item) => idOf(item) > after);
    if (most === undefined || ahead.length <= most)
        return { items: ahead, NextToken: undefined };
    const items = ahead.slice(0, most);
    const last = items.at(-1);
    return { items, NextToken: Buffer.from(idOf(last)).toString('base64url') };
}
/** Ids are asked for all at once. Throws InvalidParameterCombination. */
export function requireNoPage({ MaxResults: most }, ids) {
    if (most === undefined)
        return;
    const message = `The parameter ${ids} cannot be used with the parameter maxResults`;
    throw invalidParameterCombination(message);
}
function checkMost({ MaxResults: most }, { least, greatest }) {
    if (most === undefined)
        return;
    const bound = most < least ? `greater than or equal to ${least}` : `less than or equal to ${greatest}`;
    if (most >= least && most <= greatest)
        return;
    const message = `Value ( ${most} ) for parameter maxResults is invalid.`;
    throw invalidParameterValue(`${message} Expecting a value ${bound}.`);
}
function parseToken(token) {
    const id = Buffer.from(token, 'base64url');
    if (token.length <= 1024 && id.toString('base64url') === token)
        return id.toString();
    throw refusal('InvalidNextToken', 'The specified NextToken is not valid.');
}
