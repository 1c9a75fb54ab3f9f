import { AwsError } from '../wire/errors.js';
import { invalidArgument, invalidRequest, noSuchPart } from './errors.js';
import { namesETag } from './etag.js';
/** Which bytes to send; undefined: all. Throws InvalidRange, InvalidPart or InvalidRequest. */
export function slice(asked, version) {
    const { Range, PartNumber, ifRange } = asked;
    if (PartNumber !== undefined) {
        if (Range !== undefined) {
            throw invalidRequest('Cannot specify both Range header and partNumber query parameter');
        }
        return partSlice(PartNumber, version);
    }
    if (Range === undefined || (ifRange !== undefined && !stillIs(ifRange, version)))
        return undefined;
    const range = parseRange(Range, version.sizeBytes);
    if (range !== 'unsatisfiable')
        return range;
    throw rangeNotSatisfiable(Range, version.sizeBytes);
}
const singleRange = /^bytes=(\d*)-(\d*)$/i;
/** A `Range` header over `sizeBytes` bytes; undefined: to be passed over. */
export function parseRange(header, sizeBytes) {
    const match = singleRange.exec(header.trim());
    if (!match)
        return undefined;
    const [, first = '', last = ''] = match;
    if (first === '')
        return last === '' ? undefined : suffix(Number(last), sizeBytes);
    const start = Number(first);
    const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
    if (last !== '' && Number(last) < start)
        return undefined;
    return start >= sizeBytes ? 'unsatisfiable' : { start, length: end - start + 1 };
}
const copyRange = /^bytes=(\d+)-(\d+)$/;
/** `x-amz-copy-source-range`, which must be exact and within the source. */
export function parseCopyRange(header, sizeBytes) {
    if (header === undefined)
        return undefined;
    const match = copyRange.exec(header);
    const [start, end] = [Number(match?.[1]), Number(match?.[2])];
    if (!match || end < start) {
        throw invalidArgument('x-amz-copy-source-range', header, 'The x-amz-copy-source-range value must be of the form bytes=first-last where first and ' +
            'last are the zero-based offsets of the first and last bytes to copy');
    }
    if (end >= sizeBytes)
        throw rangeNotSatisfiable(header, sizeBytes);
    return { start, length: end - start + 1 };
}
/**
 * The header that tells where a slice lies; undefined for one without bytes, which it cannot
 * express.
 */
export function contentRange(of, sizeBytes) {
    if (of.length === 0)
        return undefined;
    return `bytes ${of.start}-${of.start + of.length - 1}/${sizeBytes}`;
}
function suffix(count, sizeBytes) {
    const length = Math.min(count, sizeBytes);
    return length === 0 ? 'unsatisfiable' : { start: sizeBytes - length, length };
}
/** An object that was not uploaded in parts is its own part 1. */
function partSlice(number, version) {
    if (!version.parts) {
        if (number !== 1)
            throw noSuchPart(number);
        return { start: 0, length: version.sizeBytes };
    }
    let start = 0;
    for (const part of version.parts) {
        if (part.number === number)
            return { start, length: part.sizeBytes, part };
        start += part.sizeBytes;
    }
    throw noSuchPart(number);
}
/** `If-Range` (RFC 9110, 13.1.5): a strong ETag, or the exact time of the last change. */
function stillIs(ifRange, version) {
    if (ifRange.includes('"'))
        return !ifRange.startsWith('W/') && namesETag(ifRange, version.etag);
    return Date.parse(ifRange) === Math.floor(version.lastModified / 1000) * 1000;
}
function rangeNotSatisfiable(requested, sizeBytes) {
    return new AwsError('InvalidRange', {
        headers: { 'content-range': `bytes */${sizeBytes}` },
        detail: { RangeRequested: requested, ActualObjectSize: String(sizeBytes) },
    });
}
