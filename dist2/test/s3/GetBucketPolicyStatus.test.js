import assert from 'node:assert/strict';
import { GetBucketPolicyStatusCommand, ListBucketsCommand, PutBucketPolicyCommand, } from '@aws-sdk/client-s3';
import { assertRefused, useBucket } from './scene.js';
describe('GetBucketPolicyStatus', () => {
    const { s3, Bucket } = useBucket();
    const statusOf = async (statement) => {
        const Statement = { Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/*`, ...statement };
        const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
        await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
        const { PolicyStatus } = await s3.send(new GetBucketPolicyStatusCommand({ Bucket }));
        return PolicyStatus?.IsPublic;
    };
    it('answers 404 without a policy', async () => {
        const call = s3.send(new GetBucketPolicyStatusCommand({ Bucket }));
        await assertRefused(call, 404, 'NoSuchBucketPolicy');
    });
    it('is public when everyone is allowed something', async () => {
        assert.equal(await statusOf({ Effect: 'Allow', Principal: '*' }), true);
        assert.equal(await statusOf({ Effect: 'Allow', Principal: { AWS: ['*'] } }), true);
    });
    it('is not public when only some are, or when everyone is denied', async () => {
        const AWS = (await s3.send(new ListBucketsCommand({}))).Owner?.ID;
        assert.equal(await statusOf({ Effect: 'Allow', Principal: { AWS } }), false);
        assert.equal(await statusOf({ Effect: 'Deny', Principal: '*' }), false);
    });
    it('is not public when a condition holds everyone to one network', async () => {
        const from = (network) => ({ IpAddress: { 'aws:SourceIp': network } });
        const allowed = { Effect: 'Allow', Principal: '*' };
        assert.equal(await statusOf({ ...allowed, Condition: from('203.0.113.0/24') }), false);
        assert.equal(await statusOf({ ...allowed, Condition: from('0.0.0.0/1') }), true);
    });
});
