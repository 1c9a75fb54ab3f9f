import assert from 'node:assert/strict';
import { ListDirectoryBucketsCommand } from '@aws-sdk/client-s3';
import { useBucket } from './scene.js';
describe('ListDirectoryBuckets', () => {
    const { s3 } = useBucket();
    it('lists none, whatever buckets there are', async () => {
        const { Buckets, ContinuationToken } = await s3.send(new ListDirectoryBucketsCommand({}));
        assert.deepEqual(Buckets ?? [], []);
        assert.equal(ContinuationToken, undefined);
    });
});
