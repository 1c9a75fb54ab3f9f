import { nameEncoder, pageSize } from '../listing.js';
import { operation } from '../operation.js';
import { owner } from '../owner.js';
/**
 * Lists the uploads under way.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html
 */
export const ListMultipartUploads = operation('ListMultipartUploads', {
    permission: 's3:ListBucketMultipartUploads',
    async handle({ input, bucket, storage }) {
        const { Prefix = '', Delimiter = '', KeyMarker = '', EncodingType } = input;
        const encode = nameEncoder(EncodingType);
        const max = pageSize(input.MaxUploads, 'max-uploads');
        // An upload's marker means nothing without its key's.
        const afterUploadId = KeyMarker === '' ? '' : (input.UploadIdMarker ?? '');
        const { uploads, prefixes, next } = await storage.uploads.list(bucket, {
            prefix: Prefix,
            delimiter: Delimiter,
            afterKey: KeyMarker,
            afterUploadId,
            max,
        });
        return {
            Bucket: bucket.name,
            Prefix: encode(Prefix),
            Delimiter: Delimiter === '' ? undefined : encode(Delimiter),
            KeyMarker: encode(KeyMarker),
            UploadIdMarker: afterUploadId,
            NextKeyMarker: next === undefined ? '' : encode(next.key),
            NextUploadIdMarker: next?.uploadId ?? '',
            MaxUploads: max,
            EncodingType,
            IsTruncated: next !== undefined,
            Uploads: uploads.map((upload) => listedUpload(upload, encode)),
            CommonPrefixes: prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
        };
    },
});
function listedUpload(upload, encode) {
    return {
        Key: encode(upload.key),
        UploadId: upload.id,
        Initiator: owner(upload.account),
        Owner: owner(upload.account),
        StorageClass: (upload.system.StorageClass ?? 'STANDARD'),
        Initiated: new Date(upload.initiatedAt),
        ChecksumAlgorithm: upload.checksumAlgorithm,
        ChecksumType: upload.checksumType,
    };
}
