/**
 * What a client says its body is, in headers: Content-MD5, one checksum, or the promise of one in
 * the trailer. The rules and the texts are S3's; that no two of them may be there at once, and that
 * `x-amz-sdk-checksum-algorithm` must agree with what is there, was found out by asking S3
 * (github.com/versity/versitygw, pull request 1664). Only headers count: a presigned URL of the
 * JavaScript SDK carries the checksum of an empty body in its query, which S3 ignores.
 */
import { checksumNamed, checksumOfHeader, parseChecksum } from './checksums.js';
import { AwsError } from './errors.js';
const prefix = 'x-amz-checksum-';
/** Headers of the same prefix that carry no value. */
const notValues = new Set(['algorithm', 'type', 'mode'].map((name) => prefix + name));
const severalChecksums = 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.';
/** Reads what the client states. Throws InvalidDigest, InvalidRequest. */
export function statedDigests(headers, payload) {
    const md5 = statedMd5(headers['content-md5']);
    const inHeader = headerChecksum(headers);
    const inTrailer = trailerChecksum(headers['x-amz-trailer'], payload);
    if (inHeader !== undefined && inTrailer !== undefined)
        throw invalidRequest(severalChecksums);
    const checksum = inHeader ?? inTrailer;
    checkSdkAlgorithm(headers['x-amz-sdk-checksum-algorithm'], checksum);
    return { ...(md5 && { md5 }), ...(checksum && { checksum }) };
}
/** The value of a trailer, which must be one of the algorithm's size. Throws InvalidRequest. */
export function trailerValue(row, text) {
    const value = parseChecksum(row, text);
    if (value !== undefined)
        return value;
    throw invalidRequest(`Value for ${row.header} trailing header is invalid.`);
}
function statedMd5(header) {
    if (header === undefined)
        return undefined;
    const md5 = Buffer.from(header, 'base64');
    if (md5.length !== 16 || md5.toString('base64') !== header)
        throw new AwsError('InvalidDigest');
    return md5;
}
function headerChecksum(headers) {
    let found;
    for (const name in headers) {
        if (!name.startsWith(prefix) || notValues.has(name))
            continue;
        if (found !== undefined)
            throw invalidRequest(severalChecksums);
        found = name;
    }
    if (found === undefined)
        return undefined;
    const row = checksumOfHeader(found);
    if (row === undefined) {
        throw invalidRequest('The algorithm type you specified in x-amz-checksum- header is invalid.');
    }
    const value = parseChecksum(row, headers[found] ?? '');
    if (value === undefined)
        throw invalidRequest(`Value for ${found} header is invalid.`);
    return { row, value };
}
function trailerChecksum(header, payload) {
    if (header === undefined)
        return undefined;
    const names = header.toLowerCase().split(',');
    if (names.length > 1)
        throw invalidRequest(severalChecksums);
    const row = checksumOfHeader(names[0]?.trim() ?? '');
    // Without a payload that ends in a trailer there is none to come, and framing would be stored.
    if (row === undefined || payload.kind !== 'chunked' || !payload.trailer) {
        throw invalidRequest('The value specified in the x-amz-trailer header is not supported');
    }
    return { row };
}
function checkSdkAlgorithm(header, stated) {
    if (header === undefined)
        return;
    const named = checksumNamed(header);
    if (named === undefined || (stated !== undefined && stated.row !== named)) {
        throw invalidRequest('Value for x-amz-sdk-checksum-algorithm header is invalid.');
    }
    if (stated === undefined) {
        throw invalidRequest('x-amz-sdk-checksum-algorithm specified, but no corresponding ' +
            'x-amz-checksum-* or x-amz-trailer headers were found.');
    }
}
function invalidRequest(message) {
    return new AwsError('InvalidRequest', { message });
}
