import assert from 'node:assert/strict';
import { CreateBucketCommand, GetBucketLocationCommand, HeadBucketCommand, PutObjectCommand, } from '@aws-sdk/client-s3';
import { freshBucketName, s3Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { assertRefused, withHeaders } from './scene.js';
describe('CreateBucket', () => {
    const server = useServer();
    const s3 = s3Client(server);
    const create = (Bucket, more = {}) => s3.send(new CreateBucketCommand({ Bucket, ...more }));
    it('makes a bucket and answers where it is', async () => {
        const Bucket = freshBucketName();
        const { Location, BucketArn } = await create(Bucket);
        assert.equal(Location, `/${Bucket}`);
        assert.equal(BucketArn, `arn:aws:s3:::${Bucket}`);
        await s3.send(new HeadBucketCommand({ Bucket }));
    });
    it('answers 200 in us-east-1 when its owner creates it again, and keeps what is in it', async () => {
        const Bucket = freshBucketName();
        await create(Bucket);
        await s3.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'kept' }));
        await create(Bucket);
        const client = s3Client(server);
        await client.send(new PutObjectCommand({ Bucket, Key: 'kept', IfMatch: '*', Body: 'still' }));
    });
    const bad = ['ab', 'A-bucket', 'a_bucket', 'bucket-', '-bucket', 'a..b', 'a.-b', 'a-.b'];
    for (const name of [
        ...bad,
        '192.168.5.4',
        'xn--bucket',
        'a-s3alias',
        'a--ol-s3',
        'b'.repeat(64),
    ]) {
        it(`refuses the name ${name}`, async () => {
            await assertRefused(create(name), 400, 'InvalidBucketName');
        });
    }
    for (const name of ['a1b', 'aaa.111', 'aaa-111', '0aaa', 'b'.repeat(63)]) {
        it(`takes the name ${name}`, async () => {
            await create(name);
        });
    }
    it('makes a bucket for another region, as the endpoint of us-east-1 does', async () => {
        const Bucket = freshBucketName();
        await create(Bucket, { CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } });
        const answer = await s3.send(new GetBucketLocationCommand({ Bucket }));
        assert.equal(answer.LocationConstraint, 'eu-central-1');
    });
    it('refuses a location that is none', async () => {
        const CreateBucketConfiguration = { LocationConstraint: 'nowhere at all' };
        const call = create(freshBucketName(), { CreateBucketConfiguration });
        await assertRefused(call, 400, 'InvalidLocationConstraint');
    });
    it('takes an ACL that gives nothing away, and refuses one that does', async () => {
        await create(freshBucketName(), { ACL: 'private' });
        const Bucket = freshBucketName();
        await assertRefused(create(Bucket, { ACL: 'public-read' }), 501, 'NotImplemented');
        await assertRefused(s3.send(new HeadBucketCommand({ Bucket })), 404);
    });
    it('refuses what it cannot keep: object lock', async () => {
        const call = create(freshBucketName(), { ObjectLockEnabledForBucket: true });
        await assertRefused(call, 501, 'NotImplemented');
    });
    it('refuses a document that is none', async () => {
        const command = new CreateBucketCommand({ Bucket: freshBucketName() });
        withHeaders(command, { 'content-type': 'application/xml' });
        command.middlewareStack.add((next) => (args) => {
            const request = args.request;
            request.body = '<CreateBucketConfiguration><oops';
            request.headers['content-length'] = '32';
            return next(args);
        }, { step: 'build' });
        await assertRefused(s3.send(command), 400, 'MalformedXML');
    });
});
describe('CreateBucket in a region of its own', () => {
    const server = useServer({ env: { CAIRN_REGION: 'eu-west-1' } });
    const s3 = s3Client(server, { region: 'eu-west-1' });
    it('answers 409 when its owner creates it again', async () => {
        const Bucket = freshBucketName();
        const configuration = { LocationConstraint: 'eu-west-1' };
        const command = { Bucket, CreateBucketConfiguration: configuration };
        await s3.send(new CreateBucketCommand(command));
        const again = s3.send(new CreateBucketCommand(command));
        await assertRefused(again, 409, 'BucketAlreadyOwnedByYou');
    });
    it('refuses to make a bucket elsewhere', async () => {
        const CreateBucketConfiguration = { LocationConstraint: 'eu-central-1' };
        const Bucket = freshBucketName();
        const call = s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
        await assertRefused(call, 400, 'IllegalLocationConstraintException');
    });
});
