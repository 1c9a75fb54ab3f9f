import { quoted } from './etag.js';
import { nameEncoder, pageSize } from './listing.js';
/** The page to ask storage for, and how names are to be written. Throws InvalidArgument. */
export function objectQuery(input, after) {
    return {
        query: {
            prefix: input.Prefix ?? '',
            delimiter: input.Delimiter ?? '',
            after: after ?? '',
            max: pageSize(input.MaxKeys, 'max-keys'),
        },
        encode: nameEncoder(input.EncodingType),
    };
}
/** A page's objects and common prefixes; each object with its owner if one is given. */
export function listedObjects(page, encode, owner) {
    return {
        Contents: page.objects.map((object) => listedObject(object, encode, owner)),
        CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    };
}
/** Built member by member: a page has a thousand of these. */
function listedObject(object, encode, owner) {
    const entry = {
        Key: encode(object.key),
        LastModified: new Date(object.lastModified),
        ETag: quoted(object.etag),
        Size: object.sizeBytes,
        StorageClass: object.storageClass,
    };
    if (object.checksumAlgorithm !== undefined) {
        entry.ChecksumAlgorithm = [object.checksumAlgorithm];
        entry.ChecksumType = object.checksumType;
    }
    if (owner !== undefined)
        entry.Owner = owner;
    return entry;
}
