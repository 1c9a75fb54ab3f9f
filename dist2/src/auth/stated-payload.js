/** What `x-amz-content-sha256` says of a payload, and what is known of one without it. */
import { AwsError } from '../wire/errors.js';
import { isHex } from './percent-encoding.js';
import { invalidArgument } from './refusals.js';
const unsigned = { payload: { kind: 'unsigned' }, signedChunks: false };
function chunked({ trailer, signedChunks }) {
    return { payload: { kind: 'chunked', trailer }, signedChunks };
}
const keywords = new Map([
    ['UNSIGNED-PAYLOAD', unsigned],
    ['STREAMING-UNSIGNED-PAYLOAD-TRAILER', chunked({ trailer: true, signedChunks: false })],
    ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', chunked({ trailer: false, signedChunks: true })],
    ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER', chunked({ trailer: true, signedChunks: true })],
    ['STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD', 'NotImplemented'],
    ['STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER', 'NotImplemented'],
]);
/** Signature V4A, which only multi-region access points need. */
export function asymmetricNotImplemented() {
    return new AwsError('NotImplemented', {
        message: 'Signature Version 4A (AWS4-ECDSA-P256-SHA256) is not implemented. Use Version 4.',
    });
}
/** Reads `x-amz-content-sha256`. Throws InvalidArgument, or NotImplemented for Signature V4A. */
export function parseStatedPayload(text) {
    if (isHex(text, 64)) {
        return { payload: { kind: 'hash', sha256: Buffer.from(text, 'hex') }, signedChunks: false };
    }
    const stated = keywords.get(text);
    if (stated === 'NotImplemented')
        throw asymmetricNotImplemented();
    if (stated !== undefined)
        return stated;
    const names = [...keywords.keys()].join(', ');
    const message = `x-amz-content-sha256 must be ${names} or a valid sha256 value.`;
    throw invalidArgument(message, 'x-amz-content-sha256', text);
}
/**
 * The payload of a request that no Signature V4 covers. SDKs frame bodies with `aws-chunked` also
 * when they sign with Signature V2 or not at all, and state no hash then.
 */
export function unstatedPayload(request) {
    const { headers } = request;
    const hash = headers['x-amz-content-sha256'];
    if (hash !== undefined && keywords.has(hash)) {
        const { payload, signedChunks } = parseStatedPayload(hash);
        if (!signedChunks)
            return payload;
    }
    const framed = headers['content-encoding']?.includes('aws-chunked') === true;
    if (!framed || headers['x-amz-decoded-content-length'] === undefined)
        return unsigned.payload;
    return { kind: 'chunked', trailer: headers['x-amz-trailer'] !== undefined };
}
