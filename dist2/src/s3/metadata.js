/**
 * What a new object is besides its bytes: the headers that S3 keeps and gives back as they came.
 */
import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
const systemMembers = [
    'CacheControl',
    'ContentDisposition',
    'ContentLanguage',
    'ContentType',
];
/**
 * Cairn keeps all objects alike. REDUCED_REDUNDANCY promises less than STANDARD and is kept as a
 * name; the other classes promise prices, delays or zones that are not here.
 */
const storageClasses = new Set(['STANDARD', 'REDUCED_REDUNDANCY']);
/** `expires`: the header as it was sent, since S3 keeps it even when it is no date. */
export function systemMetadata(input, expires) {
    const system = {};
    for (const member of systemMembers) {
        const value = input[member];
        if (value !== undefined)
            system[member] = value;
    }
    if (expires !== undefined)
        system.Expires = expires;
    const encoding = contentEncoding(input.ContentEncoding);
    if (encoding !== undefined)
        system.ContentEncoding = encoding;
    return Object.assign(system, placement(input));
}
/**
 * The two that a copy never takes from its source. Throws InvalidRedirectLocation,
 * InvalidStorageClass.
 */
export function placement(input) {
    const { WebsiteRedirectLocation, StorageClass } = input;
    const kept = {};
    if (WebsiteRedirectLocation !== undefined) {
        if (!redirectTarget.test(WebsiteRedirectLocation)) {
            throw new AwsError('InvalidRedirectLocation', {
                status: 400,
                message: "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.",
            });
        }
        kept.WebsiteRedirectLocation = WebsiteRedirectLocation;
    }
    if (StorageClass !== undefined && StorageClass !== 'STANDARD') {
        if (!storageClasses.has(StorageClass)) {
            throw new AwsError('InvalidStorageClass', { detail: { StorageClassRequested: StorageClass } });
        }
        kept.StorageClass = StorageClass;
    }
    return kept;
}
const redirectTarget = /^(\/|https?:\/\/)/;
/** User metadata, at most 2 KB of names and values in UTF-8. Throws MetadataTooLarge. */
export function userMetadata(metadata) {
    if (!metadata)
        return {};
    let sizeBytes = 0;
    for (const name in metadata)
        sizeBytes += name.length + Buffer.byteLength(metadata[name] ?? '');
    if (sizeBytes <= limits.userMetadataBytes)
        return metadata;
    throw new AwsError('MetadataTooLarge', {
        detail: { Size: String(sizeBytes), MaxSizeAllowed: String(limits.userMetadataBytes) },
    });
}
/** `aws-chunked` describes the request's framing, not the object, and is not kept. */
export function contentEncoding(header) {
    if (!header?.toLowerCase().includes('aws-chunked'))
        return header || undefined;
    const kept = header.split(',').filter((one) => one.trim().toLowerCase() !== 'aws-chunked');
    return kept.join(',').trim() || undefined;
}
