import { AwsError } from '../../wire/errors.js';
import { isPublic } from '../bucket-policy.js';
import { operation } from '../operation.js';
/**
 * Tells whether the policy of a bucket makes it public.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html
 */
export const GetBucketPolicyStatus = operation('GetBucketPolicyStatus', {
    permission: 's3:GetBucketPolicyStatus',
    async handle({ bucket }) {
        const { name, policy } = bucket;
        if (policy === undefined) {
            throw new AwsError('NoSuchBucketPolicy', { detail: { BucketName: name } });
        }
        return { PolicyStatus: { IsPublic: isPublic(policy.text) } };
    },
});
