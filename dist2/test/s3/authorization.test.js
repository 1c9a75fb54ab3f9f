/** What bucket policies grant and refuse, to strangers and to the account's own root. */
import { match, rejects, strictEqual } from 'node:assert/strict';
import { CreateBucketCommand, DeleteBucketPolicyCommand, GetObjectCommand, PutBucketPolicyCommand, PutObjectCommand, } from '@aws-sdk/client-s3';
import { freshBucketName, s3Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('a bucket policy', () => {
    const server = useServer();
    const s3 = s3Client(server);
    async function bucketWith(...statements) {
        const Bucket = freshBucketName('policy');
        await s3.send(new CreateBucketCommand({ Bucket }));
        for (const Key of ['public/a', 'private/a']) {
            await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
        }
        const Statement = statements.map((statement) => JSON.parse(JSON.stringify(statement).replaceAll('BUCKET', Bucket)));
        const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
        await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
        return Bucket;
    }
    /** The status that a request without a signature is answered with. */
    async function anonymous(path, init = {}) {
        const answer = await fetch(`${server.url}/${path}`, init);
        await answer.arrayBuffer();
        return answer.status;
    }
    it('lets strangers do what it says and nothing else', async () => {
        const bucket = await bucketWith({
            Effect: 'Allow',
            Principal: '*',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::BUCKET/public/*',
        });
        strictEqual(await anonymous(`${bucket}/public/a`), 200);
        strictEqual(await anonymous(`${bucket}/private/a`), 403);
        strictEqual(await anonymous(`${bucket}/public/a`, { method: 'PUT', body: 'x' }), 403);
        strictEqual(await anonymous(bucket), 403);
        // Who may not list is not told what is there.
        strictEqual(await anonymous(`${bucket}/public/none`), 403);
    });
    it('is gone with the next request when it is deleted', async () => {
        const bucket = await bucketWith({
            Effect: 'Allow',
            Principal: '*',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::BUCKET/*',
        });
        strictEqual(await anonymous(`${bucket}/public/a`), 200);
        await s3.send(new DeleteBucketPolicyCommand({ Bucket: bucket }));
        for (let i = 0; i < 8; i++)
            strictEqual(await anonymous(`${bucket}/public/a`), 403);
    });
    it('asks what conditions ask', async () => {
        const list = { Effect: 'Allow', Principal: '*', Resource: 'arn:aws:s3:::BUCKET' };
        const bucket = await bucketWith({
            ...list,
            Action: 's3:ListBucket',
            Condition: {
                StringEquals: { 's3:prefix': 'public/' },
                IpAddress: { 'aws:SourceIp': '127.0.0.0/8' },
                Bool: { 'aws:SecureTransport': 'false' },
            },
        });
        strictEqual(await anonymous(`${bucket}?list-type=2&prefix=public/`), 200);
        strictEqual(await anonymous(`${bucket}?list-type=2&prefix=private/`), 403);
        strictEqual(await anonymous(`${bucket}?list-type=2`), 403);
    });
    it('binds the root of its own account, who may always take it away', async () => {
        const Bucket = await bucketWith({
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: ['arn:aws:s3:::BUCKET', 'arn:aws:s3:::BUCKET/*'],
        });
        const Key = 'public/a';
        const denied = await s3.send(new GetObjectCommand({ Bucket, Key })).then(() => undefined, (error) => error);
        strictEqual(denied?.name, 'AccessDenied');
        match(denied?.message ?? '', /with an explicit deny in a resource-based policy$/);
        await rejects(s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' })), /explicit deny/);
        await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
        await s3.send(new GetObjectCommand({ Bucket, Key }));
    });
});
