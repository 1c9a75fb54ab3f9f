import assert from 'node:assert/strict';
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { assertRefused, useBucket } from './scene.js';
describe('HeadBucket', () => {
    const { s3, Bucket } = useBucket();
    it('tells the region and the ARN', async () => {
        const answer = await s3.send(new HeadBucketCommand({ Bucket }));
        assert.equal(answer.BucketRegion, 'us-east-1');
        assert.equal(answer.BucketArn, `arn:aws:s3:::${Bucket}`);
    });
    it('answers 404 for a bucket that is not there', async () => {
        await assertRefused(s3.send(new HeadBucketCommand({ Bucket: `${Bucket}-not` })), 404);
    });
    it('answers 403 when somebody else was expected to own it', async () => {
        const ExpectedBucketOwner = '999999999999';
        await assertRefused(s3.send(new HeadBucketCommand({ Bucket, ExpectedBucketOwner })), 403);
    });
});
