/**
 * The one spelling that Signature V4 gives a URI: unreserved characters of RFC 3986 stand, every
 * other byte is `%XX` in capitals. Clients differ in what they leave unencoded in what they send,
 * so what arrives is decoded and encoded again, in one pass. Node gives the bytes of a target as
 * characters (latin1), so a character here is a byte.
 */
const unreserved = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~';
function spelling(alsoStands, special) {
    const decoded = [];
    const asSent = [];
    const stands = new Uint8Array(256);
    for (let byte = 0; byte < 256; byte++) {
        const character = String.fromCharCode(byte);
        const keep = unreserved.includes(character) || alsoStands.includes(character);
        const text = keep ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
        decoded.push(text);
        asSent.push(special[character] ?? text);
        stands[byte] = keep ? 1 : 0;
    }
    return { asSent, decoded, stands };
}
// A `+` that stands in a query is a space to S3, as in a form (Java's and Go's parsers, which AWS
// and its peers are built on, read it so); a plus sign itself comes as `%2B`.
const component = spelling('', { '+': '%20' });
const path = spelling('/', {});
const hexDigits = new Int8Array(256).fill(-1);
for (let digit = 0; digit < 16; digit++) {
    const text = digit.toString(16);
    hexDigits[text.charCodeAt(0)] = digit;
    hexDigits[text.toUpperCase().charCodeAt(0)] = digit;
}
/** The byte that `%XX` at `index` stands for, or -1 if that is not two hexadecimal digits. */
function escapedByte(text, index) {
    const high = hexDigits[text.charCodeAt(index + 1) & 0xff] ?? -1;
    const low = hexDigits[text.charCodeAt(index + 2) & 0xff] ?? -1;
    const there = index + 2 < text.length;
    return there && high >= 0 && low >= 0 ? high * 16 + low : -1;
}
function respell(text, from, as) {
    let out = text.slice(0, from);
    for (let i = from; i < text.length; i++) {
        const code = text.charCodeAt(i) & 0xff;
        const byte = code === percent ? escapedByte(text, i) : -1;
        if (byte >= 0) {
            out += as.decoded[byte];
            i += 2;
        }
        else {
            out += as.asSent[code];
        }
    }
    return out;
}
function canonical(text, as) {
    for (let i = 0; i < text.length; i++) {
        if (as.stands[text.charCodeAt(i) & 0xff] !== 1)
            return respell(text, i, as);
    }
    return text;
}
/** Whether a query's name or value, `text` from `start` to `end`, is in its canonical spelling. */
export function isCanonicalComponent(text, start, end) {
    for (let i = start; i < end; i++) {
        const code = text.charCodeAt(i);
        if (code === percent && i + 2 < end && isCanonicalEscape(text, i))
            i += 2;
        else if (code > 0xff || component.stands[code] !== 1)
            return false;
    }
    return true;
}
const percent = 0x25;
const lowerCase = 0x60;
/** Whether `%XX` at `index` is in capitals and stands for what has no shorter spelling. */
function isCanonicalEscape(text, index) {
    const byte = escapedByte(text, index);
    const isCapital = text.charCodeAt(index + 1) < lowerCase && text.charCodeAt(index + 2) < lowerCase;
    return byte >= 0 && isCapital && component.stands[byte] !== 1;
}
/** The canonical spelling of a query's name or value, from any spelling of it. */
export function canonicalComponent(text) {
    return canonical(text, component);
}
/** The canonical spelling of a path; its slashes stay, nothing is resolved or encoded twice. */
export function canonicalPath(text) {
    return canonical(text, path);
}
/** Whether a text is exactly `length` hexadecimal digits, of either case. */
export function isHex(text, length) {
    if (text.length !== length)
        return false;
    for (let i = 0; i < length; i++) {
        const code = text.charCodeAt(i);
        if (code > 0xff || (hexDigits[code] ?? -1) < 0)
            return false;
    }
    return true;
}
