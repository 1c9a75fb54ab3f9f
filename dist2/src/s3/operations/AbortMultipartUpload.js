import { accepted } from '../errors.js';
import { operation } from '../operation.js';
/**
 * Ends an upload and removes its parts.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html
 */
export const AbortMultipartUpload = operation('AbortMultipartUpload', {
    permission: 's3:AbortMultipartUpload',
    async handle({ input, bucket, storage }) {
        const { Key = '', UploadId = '', IfMatchInitiatedTime } = input;
        const initiatedAt = IfMatchInitiatedTime?.getTime();
        accepted(await storage.uploads.abort(bucket, {
            key: Key,
            uploadId: UploadId,
            ifInitiatedAt: initiatedAt,
        }));
        return {};
    },
});
