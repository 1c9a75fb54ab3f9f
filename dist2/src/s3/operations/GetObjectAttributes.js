import { checksumFields, partChecksumFields } from '../checksum-fields.js';
import { invalidArgument, invalidRequest } from '../errors.js';
import { findObject } from '../found-object.js';
import { pageSize } from '../listing.js';
import { operation } from '../operation.js';
const attributes = new Set([
    'ETag',
    'Checksum',
    'ObjectParts',
    'StorageClass',
    'ObjectSize',
]);
/**
 * Tells what was asked of an object without its body.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html
 */
export const GetObjectAttributes = operation('GetObjectAttributes', {
    permission: ({ VersionId }) => VersionId
        ? ['s3:GetObjectVersion', 's3:GetObjectVersionAttributes']
        : ['s3:GetObject', 's3:GetObjectAttributes'],
    async handle(context) {
        const { input, bucket } = context;
        const asked = askedFor(input);
        const page = { max: pageSize(input.MaxParts, 'max-parts'), after: partMarker(input) };
        const version = await findObject(context, bucket, input);
        return {
            LastModified: new Date(version.lastModified),
            // Here, and only here, S3 gives the ETag without quotes.
            ETag: asked.has('ETag') ? version.etag : undefined,
            Checksum: asked.has('Checksum') && version.checksum ? checksumFields(version.checksum) : undefined,
            ObjectParts: asked.has('ObjectParts') ? objectParts(version, page) : undefined,
            StorageClass: asked.has('StorageClass')
                ? (version.system.StorageClass ?? 'STANDARD')
                : undefined,
            ObjectSize: asked.has('ObjectSize') ? version.sizeBytes : undefined,
        };
    },
});
function askedFor({ ObjectAttributes }) {
    const asked = new Set(ObjectAttributes ?? []);
    if (asked.size === 0) {
        throw invalidRequest('The x-amz-object-attributes header specifying the attributes to be retrieved is either ' +
            'missing or empty');
    }
    for (const name of asked) {
        if (attributes.has(name))
            continue;
        throw invalidArgument('x-amz-object-attributes', name, 'Invalid attribute name specified.');
    }
    return asked;
}
function partMarker({ PartNumberMarker }) {
    const marker = Number(PartNumberMarker ?? 0);
    if (Number.isInteger(marker) && marker >= 0)
        return marker;
    throw invalidArgument('x-amz-part-number-marker', String(PartNumberMarker), 'Argument part-number-marker must be an integer between 0 and 2147483647');
}
/** Only what was uploaded in parts has any. */
function objectParts({ parts, checksum }, page) {
    if (!parts)
        return undefined;
    const rest = parts.filter(({ number }) => number > page.after);
    const shown = rest.slice(0, page.max);
    return {
        TotalPartsCount: parts.length,
        PartNumberMarker: String(page.after),
        NextPartNumberMarker: String(shown.at(-1)?.number ?? 0),
        MaxParts: page.max,
        IsTruncated: rest.length > shown.length,
        Parts: shown.map((part) => ({
            PartNumber: part.number,
            Size: part.sizeBytes,
            ...partChecksumFields(checksum?.algorithm, part.checksum),
        })),
    };
}
