import assert from 'node:assert/strict';
import { GetBucketPolicyCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { assertRefused, useBucket } from './scene.js';
describe('PutBucketPolicy', () => {
    const { s3, Bucket, put, read } = useBucket();
    const arn = `arn:aws:s3:::${Bucket}`;
    const statement = {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: `${arn}/*`,
    };
    const policyOf = (change = {}) => JSON.stringify({ Version: '2012-10-17', Statement: [{ ...statement, ...change }] });
    const set = (Policy) => s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    const get = async () => (await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy;
    it('sets a policy, and replaces it', async () => {
        const answer = await set(policyOf());
        assert.equal(answer.$metadata.httpStatusCode, 204);
        const second = policyOf({ Effect: 'Deny', Action: ['s3:Put*', 's3:ListBucket'] });
        await assertRefused(set(second), 400, 'MalformedPolicy');
        assert.equal(await get(), policyOf());
        const third = policyOf({ Action: ['s3:Get*', 's3:ListBucket'], Resource: [arn, `${arn}/*`] });
        await set(third);
        assert.equal(await get(), third);
    });
    it('leaves the objects as they are', async () => {
        await put('kept', 'body');
        await set(policyOf());
        assert.equal(await read('kept'), 'body');
        await put('new', 'body');
    });
    const malformed = [
        ['no JSON', 'Allow everything', /must be valid JSON and the first byte must be '\{'/],
        ['a list', '[]', /first byte must be/],
        ['white space before it', ` ${policyOf()}`, /first byte must be/],
        ['no statement', '{"Version":"2012-10-17"}', /Missing required field Statement/],
        ['no principal', policyOf({ Principal: undefined }), /Missing required field Principal/],
        ['no effect', policyOf({ Effect: undefined }), /Missing required field Effect/],
        ['no action', policyOf({ Action: undefined }), /Missing required field Action/],
        ['no resource', policyOf({ Resource: undefined }), /Missing required field Resource/],
        ['an action of another service', policyOf({ Action: 'ec2:*' }), /invalid action/],
        ['another bucket', policyOf({ Resource: 'arn:aws:s3:::other/*' }), /invalid resource/],
        ['every bucket', policyOf({ Resource: '*' }), /invalid resource/],
        ['a longer name', policyOf({ Resource: `${arn}-2/*` }), /invalid resource/],
        ['an action on objects for the bucket', policyOf({ Resource: arn }), /does not apply to any/],
        ['an action on the bucket for objects', policyOf({ Action: 's3:ListBucket' }), /does not/],
    ];
    for (const [what, policy, message] of malformed) {
        it(`refuses ${what}`, async () => {
            const error = await assertRefused(set(policy), 400, 'MalformedPolicy');
            assert.match(error.message, message);
        });
    }
    it('takes 20 KB and not a byte more', async () => {
        const filled = (sizeBytes) => policyOf({ Sid: '' }).replace('""', `"${'x'.repeat(sizeBytes - policyOf({ Sid: '' }).length)}"`);
        await set(filled(20 * 1024));
        await assertRefused(set(filled(20 * 1024 + 1)), 400, 'PolicyTooLarge');
    });
    it('answers 404 for a bucket that is not there', async () => {
        const call = s3.send(new PutBucketPolicyCommand({ Bucket: `${Bucket}-not`, Policy: '{}' }));
        await assertRefused(call, 404, 'NoSuchBucket');
    });
});
