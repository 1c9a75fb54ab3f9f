import { requireOwnBucket } from '../bucket-policy.js';
import { accepted } from '../errors.js';
import { operation } from '../operation.js';
/**
 * Removes the policy of a bucket; one that is not there counts as removed.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html
 */
export const DeleteBucketPolicy = operation('DeleteBucketPolicy', {
    permission: 's3:DeleteBucketPolicy',
    async handle({ bucket, caller, storage }) {
        requireOwnBucket(caller, bucket);
        accepted(await storage.buckets.setPolicy(bucket, undefined));
        return {};
    },
});
