import { partChecksumFields } from '../checksum-fields.js';
import { accepted, invalidArgument } from '../errors.js';
import { quoted } from '../etag.js';
import { pageSize } from '../listing.js';
import { operation } from '../operation.js';
import { owner } from '../owner.js';
/**
 * Lists the parts that an upload has so far.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html
 */
export const ListParts = operation('ListParts', {
    permission: 's3:ListMultipartUploadParts',
    async handle({ input, bucket, storage }) {
        const { Key = '', UploadId = '' } = input;
        const after = partMarker(input.PartNumberMarker);
        const max = pageSize(input.MaxParts, 'max-parts');
        const upload = accepted(await storage.uploads.find(bucket, Key, UploadId));
        const { parts, more } = await storage.uploads.parts(bucket, upload, { after, max });
        return {
            Bucket: bucket.name,
            Key,
            UploadId,
            PartNumberMarker: String(after),
            NextPartNumberMarker: String(parts.at(-1)?.number ?? 0),
            MaxParts: max,
            IsTruncated: more,
            Parts: parts.map(listedPart),
            Initiator: owner(upload.account),
            Owner: owner(bucket.account),
            StorageClass: (upload.system.StorageClass ?? 'STANDARD'),
            ChecksumAlgorithm: upload.checksumAlgorithm,
            ChecksumType: upload.checksumType,
        };
    },
});
function partMarker(marker) {
    const number = Number(marker ?? 0);
    if (Number.isInteger(number) && number >= 0)
        return number;
    throw invalidArgument('part-number-marker', String(marker), 'Argument part-number-marker must be an integer between 0 and 2147483647');
}
function listedPart(part) {
    return {
        PartNumber: part.number,
        LastModified: new Date(part.lastModified),
        ETag: quoted(part.etag),
        Size: part.sizeBytes,
        ...partChecksumFields(part.checksum?.algorithm, part.checksum?.value),
    };
}
