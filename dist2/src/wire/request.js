/**
 * One request as every later step sees it: what was sent, undecoded where a signature covers it.
 */
import { limits } from '../limits.js';
import { AwsError } from './errors.js';
const noQuery = new Map();
/**
 * A parser of request targets. A host `<bucket>.<domain>` names the bucket, for each of `domains`
 * and for `localhost`; with any other host it is the first segment of the path. Throws InvalidURI
 * for an encoding that is malformed or no UTF-8, for NUL, and for `..` that climb out of the
 * bucket; KeyTooLongError for a key over 1,024 bytes. Dots are no navigation: the key `a/../b` is
 * stored and found under that name.
 */
export function createRequestParser(domains) {
    const bucketOf = createHostParser(domains);
    return ({ method, target, headers, isSecure }) => {
        if (target.length > limits.targetBytes)
            throw new AwsError('RequestURITooLong');
        const origin = target.charCodeAt(0) === slash ? target : originForm(target);
        const mark = origin.indexOf('?');
        const rawPath = mark < 0 ? origin : origin.slice(0, mark);
        const rawQuery = mark < 0 ? '' : origin.slice(mark + 1);
        const hostBucket = bucketOf(headers.host);
        const end = hostBucket === undefined ? rawPath.indexOf('/', 1) : 0;
        const rawBucket = end < 0 ? rawPath.slice(1) : rawPath.slice(1, end);
        const rawKey = end < 0 ? '' : rawPath.slice(end + 1);
        if (rawBucket === '' && rawKey !== '' && hostBucket === undefined) {
            throw new AwsError('InvalidBucketName', { detail: { BucketName: '' } });
        }
        const bucket = hostBucket ?? (rawBucket === '' ? undefined : decode(rawBucket));
        const key = rawKey === '' ? undefined : decodeKey(rawKey);
        const query = rawQuery === '' ? noQuery : parseQuery(rawQuery);
        const scheme = isSecure || headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
        const style = hostBucket === undefined ? 'path' : 'virtual-host';
        return { method, scheme, style, rawPath, rawQuery, query, headers, bucket, key };
    };
}
const slash = 47;
const absolute = /^https?:\/\/[^/?#]*/i;
/** The path and query of an absolute target; `*` and an authority are no S3 request. */
function originForm(target) {
    const authority = absolute.exec(target);
    if (!authority)
        throw new AwsError('InvalidURI', { detail: { URI: target } });
    const rest = target.slice(authority[0].length);
    return rest.charCodeAt(0) === slash ? rest : `/${rest}`;
}
/** Host header → bucket; hosts repeat from request to request, so the last answer is kept. */
function createHostParser(domains) {
    const suffixes = [...domains, 'localhost']
        .map((domain) => `.${domain.toLowerCase()}`)
        .sort((a, b) => b.length - a.length);
    const own = new Set(suffixes.map((suffix) => suffix.slice(1)));
    let lastHost;
    let lastBucket;
    return (host) => {
        if (host === undefined || host === lastHost)
            return host && lastBucket;
        const name = host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
        const suffix = own.has(name) ? undefined : suffixes.find((each) => name.endsWith(each));
        lastBucket = suffix && name.length > suffix.length ? name.slice(0, -suffix.length) : undefined;
        lastHost = host;
        return lastBucket;
    };
}
/**
 * A query or a form body (bytes as Latin-1) → map, in one walk; `+` is a space. A repeated name
 * keeps its first value. Throws InvalidURI for an encoding that is malformed or no UTF-8.
 */
export function parseQuery(rawQuery) {
    const query = new Map();
    let start = 0;
    let equals = -1;
    let isEncoded = false;
    for (let i = 0; i <= rawQuery.length; i++) {
        const code = i < rawQuery.length ? rawQuery.charCodeAt(i) : ampersand;
        if (code === ampersand) {
            const textOf = isEncoded ? decodeForm : asIs;
            const nameEnd = equals < 0 ? i : equals;
            const name = textOf(rawQuery.slice(start, nameEnd));
            if (i > start && !query.has(name))
                query.set(name, textOf(rawQuery.slice(nameEnd + 1, i)));
            start = i + 1;
            equals = -1;
            isEncoded = false;
        }
        else if (code === equalsSign && equals < 0)
            equals = i;
        else if (code === percent || code === plus || code > 0x7f)
            isEncoded = true;
    }
    return query;
}
const percent = 37;
const ampersand = 38;
const plus = 43;
const equalsSign = 61;
const asIs = (raw) => raw;
/** A client's credential comes encoded in each of its URLs, so the last answer is kept. */
function decodeForm(raw) {
    if (raw === lastEncoded)
        return lastDecoded;
    if (!formEncoded.test(raw))
        return raw;
    lastDecoded = decode(raw.replaceAll('+', ' '));
    lastEncoded = raw;
    return lastDecoded;
}
let lastEncoded = '';
let lastDecoded = '';
const formEncoded = /[%+\x80-\uffff]/;
function decodeKey(raw) {
    const key = decode(raw);
    if (key.includes('\0') || (key.includes('..') && climbs(key))) {
        throw new AwsError('InvalidURI', { detail: { URI: raw } });
    }
    // A UTF-16 unit is three bytes of UTF-8 at most, so that short keys need no counting.
    if (key.length * 3 > limits.objectKeyBytes) {
        const sizeBytes = Buffer.byteLength(key);
        if (sizeBytes > limits.objectKeyBytes) {
            throw new AwsError('KeyTooLongError', {
                detail: { Size: String(sizeBytes), MaxSizeAllowed: String(limits.objectKeyBytes) },
            });
        }
    }
    return key;
}
/**
 * AWS takes `..` segments as long as, read from the left, they never outnumber the others.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 */
function climbs(key) {
    let depth = 0;
    for (const segment of key.split('/')) {
        depth += segment === '..' ? -1 : 1;
        if (depth < 0)
            return true;
    }
    return false;
}
const encoded = /[%\x80-\uffff]/;
const byte = /[\x80-\xff]/g;
/** Percent-decodes UTF-8; raw bytes over 127, which node gives as Latin-1, count as UTF-8 too. */
function decode(raw) {
    if (!encoded.test(raw))
        return raw;
    try {
        return decodeURIComponent(raw.replace(byte, (each) => `%${each.charCodeAt(0).toString(16)}`));
    }
    catch (cause) {
        throw new AwsError('InvalidURI', { detail: { URI: raw }, cause });
    }
}
