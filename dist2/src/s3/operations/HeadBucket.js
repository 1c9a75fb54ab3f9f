import { operation } from '../operation.js';
/**
 * Tells that a bucket is there and may be used.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 */
export const HeadBucket = operation('HeadBucket', {
    permission: 's3:ListBucket',
    async handle({ bucket }) {
        return {
            BucketRegion: bucket.region,
            BucketArn: `arn:aws:s3:::${bucket.name}`,
            AccessPointAlias: false,
        };
    },
});
