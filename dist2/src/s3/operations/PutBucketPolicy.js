import { pinBucketPolicy, requireOwnBucket } from '../bucket-policy.js';
import { accepted } from '../errors.js';
import { operation } from '../operation.js';
/**
 * Sets the policy of a bucket; it holds for the next request. The users and roles that it names
 * must exist, and nobody who is made under their names later takes their place.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
export const PutBucketPolicy = operation('PutBucketPolicy', {
    permission: 's3:PutBucketPolicy',
    async handle({ input, bucket, caller, storage, directory }) {
        requireOwnBucket(caller, bucket);
        const policy = await pinBucketPolicy(input.Policy ?? '', bucket, directory);
        accepted(await storage.buckets.setPolicy(bucket, policy));
        return {};
    },
});
