import { canonicalComponent, isCanonicalComponent } from './percent-encoding.js';
function isAfter(a, b) {
    return a.name === b.name ? a.value > b.value : a.name > b.name;
}
/** Puts a parameter where it belongs: a step or two, as queries are short and mostly sorted. */
function insert(parameters, added) {
    let at = parameters.length;
    for (; at > 0; at--) {
        const before = parameters[at - 1];
        if (before === undefined || !isAfter(before, added))
            break;
        parameters[at] = before;
    }
    parameters[at] = added;
}
/**
 * A query as it is signed: each name and value in its canonical spelling, sorted by name, then by
 * value; a parameter without `=` has an empty value. `without` names one that is left out.
 */
export function canonicalQuery(rawQuery, without) {
    if (rawQuery === '')
        return '';
    return canonicalAsSent(rawQuery, without) ?? canonicalAgain(rawQuery, without);
}
/** What SDKs send is in canonical spelling and order already: nothing is to be taken apart. */
function canonicalAsSent(rawQuery, without) {
    let out = '';
    let keptFrom = 0;
    let last = '';
    for (let start = 0; start < rawQuery.length;) {
        const next = rawQuery.indexOf('&', start);
        const end = next < 0 ? rawQuery.length : next;
        const equals = rawQuery.indexOf('=', start);
        if (equals < 0 || equals > end || end === rawQuery.length - 1)
            return undefined;
        const name = rawQuery.slice(start, equals);
        if (name === without) {
            out += rawQuery.slice(keptFrom, start);
            keptFrom = end + 1;
        }
        else {
            // Of two of one name, the values decide the order: that is not looked at here.
            if (name <= last || !isCanonicalComponent(rawQuery, start, equals))
                return undefined;
            if (!isCanonicalComponent(rawQuery, equals + 1, end))
                return undefined;
            last = name;
        }
        start = end + 1;
    }
    if (keptFrom === 0)
        return rawQuery;
    return keptFrom > rawQuery.length ? out.slice(0, -1) : out + rawQuery.slice(keptFrom);
}
function canonicalAgain(rawQuery, without) {
    const parameters = [];
    for (let start = 0; start <= rawQuery.length;) {
        const next = rawQuery.indexOf('&', start);
        const end = next < 0 ? rawQuery.length : next;
        if (end > start) {
            const equals = rawQuery.indexOf('=', start);
            const split = equals < 0 || equals > end ? end : equals;
            const name = canonicalComponent(rawQuery.slice(start, split));
            const value = split < end ? canonicalComponent(rawQuery.slice(split + 1, end)) : '';
            if (name !== without)
                insert(parameters, { name, value });
        }
        start = end + 1;
    }
    let out = '';
    for (const { name, value } of parameters)
        out += `${out === '' ? '' : '&'}${name}=${value}`;
    return out;
}
/** A header's value as it is signed: trimmed, each run of white space one space. */
export function canonicalHeaderValue(value) {
    const trimmed = value.trim();
    if (trimmed.indexOf('  ') < 0 && trimmed.indexOf('\t') < 0)
        return trimmed;
    return trimmed.replace(/[ \t]+/g, ' ');
}
/** The canonical request, with the given spelling of the path. Bytes of headers are characters. */
export function canonicalRequest(request, covers, path) {
    const query = canonicalQuery(request.rawQuery, covers.presigned ? 'X-Amz-Signature' : undefined);
    let out = `${request.method}\n${path === '' ? '/' : path}\n${query}\n`;
    for (const name of covers.signedHeaders.split(';')) {
        // Node's headers may hold what is not text: set-cookie's list, and what an object inherits.
        const value = request.headers[name];
        out += `${name}:${typeof value === 'string' ? canonicalHeaderValue(value) : ''}\n`;
    }
    return `${out}\n${covers.signedHeaders}\n${covers.payloadHash}`;
}
// AWS refuses a request that carries one of these unsigned, in a header or presigned; no other
// header has to be signed, nor has the payload's hash, which the canonical request ends with.
function mustBeSigned(name) {
    if (name.startsWith('x-amz-'))
        return name !== 'x-amz-content-sha256';
    return name === 'host' || name === 'content-md5';
}
/** The headers that had to be signed and were not, by name. */
export function unsignedHeaders(request, signedHeaders) {
    const signed = `;${signedHeaders};`;
    let unsigned;
    for (const name in request.headers) {
        if (mustBeSigned(name) && !signed.includes(`;${name};`)) {
            unsigned ??= [];
            unsigned.push(name);
        }
    }
    return unsigned ?? [];
}
