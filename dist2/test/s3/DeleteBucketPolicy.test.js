import assert from 'node:assert/strict';
import { CreateBucketCommand, DeleteBucketCommand, DeleteBucketPolicyCommand, GetBucketPolicyCommand, PutBucketPolicyCommand, } from '@aws-sdk/client-s3';
import { assertRefused, useBucket } from './scene.js';
describe('DeleteBucketPolicy', () => {
    const { s3, Bucket } = useBucket();
    const set = (bucket = Bucket) => {
        const Statement = {
            Effect: 'Allow',
            Principal: '*',
            Action: 's3:GetObject',
            Resource: `arn:aws:s3:::${bucket}/*`,
        };
        const Policy = JSON.stringify({ Statement });
        return s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }));
    };
    const get = (bucket = Bucket) => s3.send(new GetBucketPolicyCommand({ Bucket: bucket }));
    it('removes the policy', async () => {
        await set();
        const answer = await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
        assert.equal(answer.$metadata.httpStatusCode, 204);
        await assertRefused(get(), 404, 'NoSuchBucketPolicy');
    });
    it('answers 204 when there is none', async () => {
        const answer = await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
        assert.equal(answer.$metadata.httpStatusCode, 204);
    });
    it('is not needed before the bucket goes: a new one of that name has no policy', async () => {
        const again = `${Bucket}-again`;
        await s3.send(new CreateBucketCommand({ Bucket: again }));
        await set(again);
        await s3.send(new DeleteBucketCommand({ Bucket: again }));
        await s3.send(new CreateBucketCommand({ Bucket: again }));
        await assertRefused(get(again), 404, 'NoSuchBucketPolicy');
    });
});
