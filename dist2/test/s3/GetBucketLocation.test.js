import assert from 'node:assert/strict';
import { CreateBucketCommand, GetBucketLocationCommand, } from '@aws-sdk/client-s3';
import { s3Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { assertRefused, useBucket } from './scene.js';
describe('GetBucketLocation', () => {
    const { s3, Bucket } = useBucket();
    const locate = (name) => s3.send(new GetBucketLocationCommand({ Bucket: name }));
    it('has no name for us-east-1', async () => {
        assert.equal((await locate(Bucket)).LocationConstraint || undefined, undefined);
    });
    it('answers NoSuchBucket for a bucket that is not there', async () => {
        await assertRefused(locate(`${Bucket}-not`), 404, 'NoSuchBucket');
    });
});
describe('GetBucketLocation in a region of its own', () => {
    const server = useServer({ env: { CAIRN_REGION: 'eu-west-1' } });
    const s3 = s3Client(server, { region: 'eu-west-1' });
    it('names the region of a bucket that was created without naming one', async () => {
        await s3.send(new CreateBucketCommand({ Bucket: 'west' }));
        const { LocationConstraint } = await s3.send(new GetBucketLocationCommand({ Bucket: 'west' }));
        assert.equal(LocationConstraint, 'eu-west-1');
    });
});
