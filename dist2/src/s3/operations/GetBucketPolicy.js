import { shownText } from '../../auth/pinned-principals.js';
import { AwsError } from '../../wire/errors.js';
import { requireOwnBucket } from '../bucket-policy.js';
import { operation } from '../operation.js';
/**
 * Gives back the policy of a bucket, as it was given; but a user or role that was renamed is shown
 * by its present ARN, and one that is no more by its unique id.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html
 */
export const GetBucketPolicy = operation('GetBucketPolicy', {
    permission: 's3:GetBucketPolicy',
    async handle({ bucket, caller, directory }) {
        requireOwnBucket(caller, bucket);
        const { name, policy } = bucket;
        if (policy === undefined) {
            throw new AwsError('NoSuchBucketPolicy', { detail: { BucketName: name } });
        }
        return { Policy: await shownText(policy.text, policy.pins, directory) };
    },
});
