import { CreateBucketCommand, CreateMultipartUploadCommand, DeleteBucketCommand, DeleteObjectCommand, HeadBucketCommand, PutObjectCommand, } from '@aws-sdk/client-s3';
import { freshBucketName, s3Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { assertRefused } from './scene.js';
describe('DeleteBucket', () => {
    const server = useServer();
    const s3 = s3Client(server);
    let Bucket;
    beforeEach(async () => {
        Bucket = freshBucketName();
        await s3.send(new CreateBucketCommand({ Bucket }));
    });
    it('removes an empty bucket', async () => {
        await s3.send(new DeleteBucketCommand({ Bucket }));
        await assertRefused(s3.send(new HeadBucketCommand({ Bucket })), 404);
        await assertRefused(s3.send(new DeleteBucketCommand({ Bucket })), 404, 'NoSuchBucket');
    });
    it('refuses while there is an object in it', async () => {
        await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'b' }));
        await assertRefused(s3.send(new DeleteBucketCommand({ Bucket })), 409, 'BucketNotEmpty');
        await s3.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
        await s3.send(new DeleteBucketCommand({ Bucket }));
    });
    it('removes a bucket with uploads under way, and they do not come back with its name', async () => {
        await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'k' }));
        await s3.send(new DeleteBucketCommand({ Bucket }));
        await s3.send(new CreateBucketCommand({ Bucket }));
        await s3.send(new DeleteBucketCommand({ Bucket }));
    });
});
