import { rejects } from 'node:assert/strict';
import { CloseAccountCommand } from '@aws-sdk/client-organizations';
import { CopyObjectCommand, CreateBucketCommand, CreateMultipartUploadCommand, GetObjectCommand, PutBucketPolicyCommand, PutObjectCommand, UploadPartCopyCommand, } from '@aws-sdk/client-s3';
import { makeMember } from '../service-quotas/scene.js';
import { freshBucketName, organizationsClient, s3Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('the buckets of a closed account', () => {
    const server = useServer();
    it('are closed to others, who may not copy out of them either', async () => {
        const s3 = s3Client(server);
        const { account, s3: member } = await makeMember(server, 'closing');
        const [Bucket, from] = [freshBucketName(), freshBucketName('closed')];
        const CopySource = `${from}/a`;
        await s3.send(new CreateBucketCommand({ Bucket }));
        await member.send(new CreateBucketCommand({ Bucket: from }));
        await member.send(new PutObjectCommand({ Bucket: from, Key: 'a', Body: 'a' }));
        const Statement = {
            Effect: 'Allow',
            Principal: '*',
            Action: 's3:*',
            Resource: [`arn:aws:s3:::${from}`, `arn:aws:s3:::${from}/*`],
        };
        const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
        await member.send(new PutBucketPolicyCommand({ Bucket: from, Policy }));
        await s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }));
        await organizationsClient(server).send(new CloseAccountCommand({ AccountId: account }));
        const closed = { name: 'AllAccessDisabled' };
        await rejects(s3.send(new GetObjectCommand({ Bucket: from, Key: 'a' })), closed);
        await rejects(s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource })), closed);
        const upload = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'parts' }));
        const part = { Bucket, Key: 'parts', UploadId: upload.UploadId, PartNumber: 1, CopySource };
        await rejects(s3.send(new UploadPartCopyCommand(part)), closed);
    });
});
