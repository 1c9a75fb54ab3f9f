import { AwsError } from '../wire/errors.js';
import { checksumFields } from './checksum-fields.js';
import { invalidRequest } from './errors.js';
import { quoted } from './etag.js';
import { checkRead } from './preconditions.js';
import { contentRange, slice } from './range.js';
import { checkVersionId } from './version-id.js';
/**
 * The current version of a key. Throws NoSuchKey, NoSuchVersion; AccessDenied instead to who may
 * not list the bucket (or what begins with this key, where `s3:prefix` binds), as that a key is not
 * there is for listers to know.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export async function findObject(context, bucket, named) {
    const key = named.Key ?? '';
    checkVersionId(named.VersionId, key);
    const version = await context.storage.objects.find(bucket, key);
    if (version)
        return version;
    if (bucket.name === context.bucket.name)
        context.authorize('s3:ListBucket', key);
    else
        await context.authorizeOther('s3:ListBucket', bucket.name, key);
    throw new AwsError('NoSuchKey', { detail: { Key: key } });
}
/** The part of a version that a reader gets, its preconditions judged first. */
export function readableSlice(input, version, request) {
    if (input.SSECustomerAlgorithm !== undefined) {
        throw invalidRequest('The encryption parameters are not applicable to this object.');
    }
    checkRead(input, version);
    if (input.Range === undefined && input.PartNumber === undefined)
        return undefined;
    const { Range, PartNumber } = input;
    return slice({ Range, PartNumber, ifRange: request.headers['if-range'] }, version);
}
/** Everything but the body: for GET and HEAD alike. */
export function objectOutput(input, version, part) {
    const { system } = version;
    const output = {
        AcceptRanges: 'bytes',
        LastModified: new Date(version.lastModified),
        ContentLength: part ? part.length : version.sizeBytes,
        ETag: quoted(version.etag),
        ContentType: system.ContentType ?? 'binary/octet-stream',
        Metadata: version.user,
    };
    if (system.CacheControl !== undefined)
        output.CacheControl = system.CacheControl;
    if (system.ContentDisposition !== undefined)
        output.ContentDisposition = system.ContentDisposition;
    if (system.ContentEncoding !== undefined)
        output.ContentEncoding = system.ContentEncoding;
    if (system.ContentLanguage !== undefined)
        output.ContentLanguage = system.ContentLanguage;
    if (system.Expires !== undefined)
        output.ExpiresString = system.Expires;
    if (system.WebsiteRedirectLocation !== undefined) {
        output.WebsiteRedirectLocation = system.WebsiteRedirectLocation;
    }
    if (system.StorageClass !== undefined) {
        output.StorageClass = system.StorageClass;
    }
    if (part)
        describeSlice(output, version, part);
    if (input.PartNumber !== undefined && version.parts)
        output.PartsCount = version.parts.length;
    if (input.ChecksumMode === 'ENABLED')
        addChecksum(output, version, part);
    return output;
}
const overrides = [
    ['response-cache-control', 'CacheControl'],
    ['response-content-disposition', 'ContentDisposition'],
    ['response-content-encoding', 'ContentEncoding'],
    ['response-content-language', 'ContentLanguage'],
    ['response-content-type', 'ContentType'],
    ['response-expires', 'ExpiresString'],
];
/**
 * The headers that a signed request wants instead of the stored ones; an anonymous one may not
 * ask.
 */
export function overrideHeaders(output, request, caller) {
    if (!request.rawQuery.includes('response-'))
        return;
    for (const [parameter, member] of overrides) {
        const value = request.query.get(parameter);
        if (value === undefined)
            continue;
        if (caller.type === 'anonymous') {
            throw invalidRequest('Request specific response headers cannot be used for anonymous GET requests.');
        }
        output[member] = value;
    }
}
function describeSlice(output, version, part) {
    const range = contentRange(part, version.sizeBytes);
    if (range !== undefined)
        output.ContentRange = range;
}
/** A part has its own checksum; a plain range has none, as its bytes were never summed. */
function addChecksum(output, version, slice) {
    const { checksum } = version;
    if (!checksum)
        return;
    if (!slice || slice.length === version.sizeBytes) {
        Object.assign(output, checksumFields(checksum));
    }
    else if (slice.part?.checksum !== undefined) {
        Object.assign(output, checksumFields({ ...checksum, value: slice.part.checksum }));
    }
}
