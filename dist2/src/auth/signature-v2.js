/**
 * Signature V2, which old SDKs, uploaders and most public tests of presigned URLs still send: an
 * HMAC-SHA1 of a few headers and the resource.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html
 */
import { createHmac } from 'node:crypto';
import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
import * as refusals from './refusals.js';
import { parseRequestDate } from './request-date.js';
import { sameSignature } from './signing-keys.js';
/** Reads `Authorization: AWS <key>:<signature>`. */
export function readHeaderV2(request, authorization, now) {
    const parts = authorization.slice(authorization.indexOf(' ') + 1).split(':');
    const [accessKeyId, signature] = parts;
    if (parts.length !== 2 || !accessKeyId || !signature) {
        const message = 'AWS authorization header is invalid.  Expected AwsAccessKeyId:signature';
        throw refusals.badAuthorization(message, authorization);
    }
    const amzDate = request.headers['x-amz-date'];
    const sent = amzDate ?? request.headers.date ?? '';
    const time = parseRequestDate(sent);
    if (time === undefined)
        throw refusals.noDate();
    if (Math.abs(now - time) > limits.clockSkewMs)
        throw refusals.timeTooSkewed(sent, now);
    const date = amzDate === undefined ? sent : '';
    return { version: 2, accessKeyId, signature, date, presigned: false };
}
/** Reads a query signed with `AWSAccessKeyId`, `Expires` (seconds since 1970) and `Signature`. */
export function readQueryV2({ query }, now) {
    const accessKeyId = query.get('AWSAccessKeyId');
    const signature = query.get('Signature');
    const date = query.get('Expires');
    if (accessKeyId === undefined || signature === undefined || date === undefined) {
        const needs = 'requires the Signature, Expires and AWSAccessKeyId parameters';
        throw new AwsError('AccessDenied', { message: `Query-string authentication ${needs}` });
    }
    if (!/^[+-]?\d{1,10}$/.test(date)) {
        const message = `Invalid date (should be seconds since epoch): ${date}`;
        throw new AwsError('AccessDenied', { message });
    }
    const expiresAt = Number(date) * 1000;
    if (now > expiresAt)
        throw refusals.expired(expiresAt, now);
    return { version: 2, accessKeyId, signature, date, presigned: true };
}
// The parameters that belong to the resource, in the order in which they are signed.
const subResources = [
    'accelerate',
    'acl',
    'analytics',
    'cors',
    'delete',
    'encryption',
    'intelligent-tiering',
    'inventory',
    'legal-hold',
    'lifecycle',
    'location',
    'logging',
    'metrics',
    'notification',
    'object-lock',
    'ownershipControls',
    'partNumber',
    'policy',
    'policyStatus',
    'publicAccessBlock',
    'replication',
    'requestPayment',
    'response-cache-control',
    'response-content-disposition',
    'response-content-encoding',
    'response-content-language',
    'response-content-type',
    'response-expires',
    'restore',
    'retention',
    'select',
    'select-type',
    'storageClass',
    'tagging',
    'torrent',
    'uploadId',
    'uploads',
    'versionId',
    'versioning',
    'versions',
    'website',
];
function signedParameters({ query }) {
    let out = '';
    for (const name of subResources) {
        const value = query.get(name);
        if (value === undefined)
            continue;
        out += `${out === '' ? '?' : '&'}${value === '' ? name : `${name}=${value}`}`;
    }
    return out;
}
/** The key as a path of virtual-host style has it; what does not decode is no such path. */
function decoded(rawPath) {
    try {
        return decodeURIComponent(rawPath.slice(1)) || undefined;
    }
    catch {
        return undefined;
    }
}
/** Paths that may have been signed: with the bucket's name, even if the host bears it. */
function signedPaths({ rawPath, bucket, key }) {
    if (bucket === undefined)
        return [rawPath === '' ? '/' : rawPath];
    const inHost = key === undefined ? rawPath.length < 2 : decoded(rawPath) === key;
    if (inHost)
        return [`/${bucket}${rawPath === '' ? '/' : rawPath}`];
    // boto3 signs `/bucket/` and sends `/bucket`.
    return key === undefined && !rawPath.endsWith('/') ? [rawPath, `${rawPath}/`] : [rawPath];
}
/** A header, trimmed and no more; in a presigned request the query may stand for it. */
function headerOf(request, signed, name) {
    const header = request.headers[name] ?? (signed.presigned ? request.query.get(name) : undefined);
    return typeof header === 'string' ? header.trim() : '';
}
function amzHeaders(request, signed) {
    const names = new Set();
    for (const name in request.headers)
        if (name.startsWith('x-amz-'))
            names.add(name);
    if (signed.presigned) {
        for (const name of request.query.keys())
            if (name.startsWith('x-amz-'))
                names.add(name);
    }
    let out = '';
    for (const name of [...names].sort())
        out += `${name}:${headerOf(request, signed, name)}\n`;
    return out;
}
function stringsToSign(request, signed) {
    const head = `${request.method}\n${headerOf(request, signed, 'content-md5')}\n` +
        `${headerOf(request, signed, 'content-type')}\n${signed.date}\n` +
        amzHeaders(request, signed);
    const parameters = signedParameters(request);
    return signedPaths(request).map((path) => head + path + parameters);
}
/** The HMAC-SHA1 of a text in base64: what a signature of V2 is. */
export function signTextV2(secret, text, encoding) {
    return createHmac('sha1', secret).update(text, encoding).digest('base64');
}
/** Returns if the signature is right; throws SignatureDoesNotMatch. */
export function verifyV2(request, signed, secret) {
    const texts = stringsToSign(request, signed);
    for (const text of texts) {
        // Node gives headers as bytes in characters, the query as text.
        for (const encoding of ['utf8', 'latin1']) {
            if (sameSignature(signTextV2(secret, text, encoding), signed.signature))
                return;
        }
    }
    throw refusals.signatureMismatch({
        accessKeyId: signed.accessKeyId,
        stringToSign: texts[0] ?? '',
        signature: signed.signature,
    });
}
