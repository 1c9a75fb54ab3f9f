import assert from 'node:assert/strict';
import { GetBucketVersioningCommand } from '@aws-sdk/client-s3';
import { assertRefused, useBucket } from './scene.js';
describe('GetBucketVersioning', () => {
    const { s3, Bucket } = useBucket();
    it('has no status for a bucket that was never versioned', async () => {
        const answer = await s3.send(new GetBucketVersioningCommand({ Bucket }));
        assert.equal(answer.Status, undefined);
        assert.equal(answer.MFADelete, undefined);
    });
    it('answers NoSuchBucket for a bucket that is not there', async () => {
        const call = s3.send(new GetBucketVersioningCommand({ Bucket: `${Bucket}-not` }));
        await assertRefused(call, 404, 'NoSuchBucket');
    });
});
