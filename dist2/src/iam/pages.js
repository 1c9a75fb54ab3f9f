/**
 * Lists, a page at a time. A marker is the name of the last item of the page before, so that a list
 * goes on where it was, whatever has come and gone since.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
 */
import { isUtf8 } from 'node:buffer';
import { limits } from '../limits.js';
import { parseCount } from './bounds.js';
import { validationError } from './errors.js';
/** The page of a list that an input wants, ordered by name. Throws ValidationError. */
export function page(list, { Marker: marker, MaxItems: maxItems }, nameOf) {
    const most = parseCount('maxItems', maxItems, [1, limits.iamPageMax]) ?? limits.iamPageDefault;
    const after = marker === undefined ? undefined : parseMarker(marker);
    const named = list.map((item) => ({ name: nameOf(item).toLowerCase(), item }));
    const ahead = named
        .filter(({ name }) => after === undefined || name > after)
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    const found = ahead.slice(0, most);
    const items = found.map(({ item }) => item);
    const last = found.at(-1);
    if (last === undefined || ahead.length <= most)
        return { items, paging: { IsTruncated: false } };
    const next = Buffer.from(last.name).toString('base64url');
    return { items, paging: { IsTruncated: true, Marker: next } };
}
function parseMarker(marker) {
    const name = Buffer.from(marker, 'base64url');
    const isOurs = marker.length > 0 && name.toString('base64url') === marker;
    const isText = isUtf8(name);
    if (isOurs && isText && marker.length <= limits.iamMarkerMax)
        return name.toString();
    throw validationError('Invalid Marker.');
}
