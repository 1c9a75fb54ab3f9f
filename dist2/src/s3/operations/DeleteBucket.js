import { accepted } from '../errors.js';
import { operation } from '../operation.js';
/**
 * Removes an empty bucket. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html
 */
export const DeleteBucket = operation('DeleteBucket', {
    permission: 's3:DeleteBucket',
    async handle({ bucket, storage }) {
        accepted(await storage.buckets.remove(bucket));
        return {};
    },
});
