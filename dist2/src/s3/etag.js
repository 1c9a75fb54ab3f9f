/** ETags: stored bare, sent in quotes, received either way. */
/** As S3 sends it in headers and most documents. */
export function quoted(etag) {
    return `"${etag}"`;
}
/** As storage keeps it: without quotes, without a weak mark. `*` stays `*`. */
export function bareETag(etag) {
    const value = etag.trim();
    const start = value.startsWith('W/"') ? 3 : value.startsWith('"') ? 1 : 0;
    return value.slice(start, start > 0 && value.endsWith('"') ? -1 : undefined);
}
/**
 * Whether an `If-Match` or `If-None-Match` header names this ETag: `*`, one, or a list (RFC 9110,
 * 13.1).
 */
export function namesETag(header, etag) {
    if (!header.includes(','))
        return isETag(header, etag);
    return header.split(',').some((one) => isETag(one, etag));
}
function isETag(value, etag) {
    const bare = bareETag(value);
    return bare === '*' || bare === etag;
}
