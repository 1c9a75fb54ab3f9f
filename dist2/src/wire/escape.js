/**
 * Text on its way into XML. Nearly all of it needs no escaping, so one test lets it pass as it is.
 * AWS writes quotes as `&quot;` (every ETag has two) and control characters as references, even
 * those that XML 1.0 does not allow at all: a client that expects such keys asks for
 * `encoding-type=url`.
 */
/**
 * Opens every document. When white space is sent first to keep a connection, this still stands
 * before it.
 */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** Anything but what may stand as it is. */
const special = /[^\t\n !#-%'-;=?-~\x80-\ufffd]/;
const quote = 34;
/** `text` as the content of an element or an attribute in double quotes. */
export function escapeXml(text) {
    if (!special.test(text))
        return text;
    if (text.length > 1 && text.charCodeAt(0) === quote && text.endsWith('"')) {
        const inner = text.slice(1, -1);
        if (!special.test(inner))
            return `&quot;${inner}&quot;`;
    }
    return escapeEach(text);
}
function escapeEach(text) {
    let escaped = '';
    let from = 0;
    for (let at = 0; at < text.length; at++) {
        const reference = referenceTo(text.charCodeAt(at));
        if (reference === undefined)
            continue;
        escaped += text.slice(from, at) + reference;
        from = at + 1;
    }
    return escaped + text.slice(from);
}
function referenceTo(code) {
    if (code === 38)
        return '&amp;';
    if (code === 60)
        return '&lt;';
    if (code === 62)
        return '&gt;';
    if (code === quote)
        return '&quot;';
    if (code === 13)
        return '&#13;';
    if (code === 9 || code === 10)
        return undefined;
    return code < 32 || code === 127 || code >= 0xfffe ? `&#x${code.toString(16)};` : undefined;
}
