import { multipartChecksumType, parseAlgorithm } from '../checksum-fields.js';
import { systemMetadata, userMetadata } from '../metadata.js';
import { operation } from '../operation.js';
import { writePermissions } from '../permissions.js';
import { refuseUnbuilt } from '../unbuilt.js';
/**
 * Begins an upload in parts.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html
 */
export const CreateMultipartUpload = operation('CreateMultipartUpload', {
    permission: writePermissions,
    async handle({ input, bucket, storage, caller, request }) {
        refuseUnbuilt(input);
        const checksumAlgorithm = parseAlgorithm(input.ChecksumAlgorithm);
        const checksumType = multipartChecksumType(checksumAlgorithm, input.ChecksumType);
        const upload = await storage.uploads.create(bucket, {
            key: input.Key ?? '',
            account: caller.type === 'anonymous' ? bucket.account : caller.account,
            system: systemMetadata(input, request.headers.expires),
            user: userMetadata(input.Metadata),
            checksumAlgorithm,
            checksumType,
        });
        return {
            Bucket: bucket.name,
            Key: upload.key,
            UploadId: upload.id,
            ChecksumAlgorithm: upload.checksumAlgorithm,
            ChecksumType: upload.checksumType,
        };
    },
});
