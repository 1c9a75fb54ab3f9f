import { operation } from '../operation.js';
/**
 * Answers as for a bucket that was never versioned.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html
 */
export const GetBucketVersioning = operation('GetBucketVersioning', {
    permission: 's3:GetBucketVersioning',
    async handle() {
        return {};
    },
});
