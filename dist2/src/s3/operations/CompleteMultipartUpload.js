import { limits } from '../../limits.js';
import { isRefusal } from '../../storage/refusal.js';
import { AwsError } from '../../wire/errors.js';
import { checksumFields, statedChecksums } from '../checksum-fields.js';
import { accepted, invalidRequest } from '../errors.js';
import { bareETag, quoted } from '../etag.js';
import { objectUrl } from '../object-url.js';
import { operation } from '../operation.js';
import { writePermissions } from '../permissions.js';
import { writeConditions } from '../preconditions.js';
import { refuseUnbuilt } from '../unbuilt.js';
/**
 * Makes an object of parts; a repeated call answers what the first did.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
 */
export const CompleteMultipartUpload = operation('CompleteMultipartUpload', {
    permission: writePermissions,
    slow: true,
    async handle({ input, bucket, storage, request }) {
        refuseUnbuilt(input);
        const { Key = '', UploadId = '' } = input;
        const target = { key: Key, uploadId: UploadId, conditions: writeConditions(input) };
        const stated = {
            checksums: statedChecksums(input),
            type: parseType(input.ChecksumType),
            sizeBytes: input.MpuObjectSize,
        };
        const parts = namedParts(input);
        if (stated.type) {
            const upload = await storage.uploads.find(bucket, Key, UploadId);
            if (!isRefusal(upload))
                checkType(upload.checksumType, stated.type);
        }
        const version = accepted(await storage.uploads.complete(bucket, target, { parts, stated }));
        return {
            Location: objectUrl(request, bucket.name, Key),
            Bucket: bucket.name,
            Key,
            ETag: quoted(version.etag),
            ...checksumFields(version.checksum),
        };
    },
});
function parseType(type) {
    if (type === undefined || type === 'COMPOSITE' || type === 'FULL_OBJECT')
        return type;
    throw invalidRequest('Value for x-amz-checksum-type header is invalid.');
}
function checkType(ofUpload, stated) {
    if (ofUpload === undefined || ofUpload === stated)
        return;
    throw invalidRequest(`The upload was created using the ${ofUpload} checksum mode. ` +
        'The complete request must use the same checksum mode.');
}
function namedParts({ MultipartUpload, }) {
    const parts = MultipartUpload?.Parts ?? [];
    if (parts.length === 0 || parts.length > limits.partsMax)
        throw new AwsError('MalformedXML');
    return parts.map((part) => {
        if (part.PartNumber === undefined || part.ETag === undefined)
            throw new AwsError('MalformedXML');
        return {
            number: part.PartNumber,
            etag: bareETag(part.ETag),
            checksums: statedChecksums(part),
        };
    });
}
