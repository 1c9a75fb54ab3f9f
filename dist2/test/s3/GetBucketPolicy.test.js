import assert from 'node:assert/strict';
import { GetBucketPolicyCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { rawRequest } from '../support/raw.js';
import { sign } from '../support/sign.js';
import { assertRefused, useBucket } from './scene.js';
describe('GetBucketPolicy', () => {
    const { s3, Bucket, server } = useBucket({ workers: 2 });
    it('answers 404 when there is none', async () => {
        await assertRefused(s3.send(new GetBucketPolicyCommand({ Bucket })), 404, 'NoSuchBucketPolicy');
    });
    it('gives back the text as it was given, as JSON, from every worker', async () => {
        const Policy = `{ "Statement": {"Effect":"Deny", "Principal":"*", "Sid":"ü",
      "Action":"s3:GetObject", "Resource":"arn:aws:s3:::${Bucket}/x*" } }\n`;
        await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
        for (let turn = 0; turn < 4; turn += 1) {
            const { lines } = sign(server, { method: 'GET', path: `/${Bucket}`, query: 'policy=' });
            const answer = await rawRequest(server, lines);
            assert.equal(answer.status, 200);
            assert.equal(answer.headers['content-type'], 'application/json');
            assert.equal(answer.body.toString(), Policy);
        }
    });
    it('keeps it over a restart', async () => {
        const before = await s3.send(new GetBucketPolicyCommand({ Bucket }));
        await server.restart();
        const after = await s3.send(new GetBucketPolicyCommand({ Bucket }));
        assert.equal(after.Policy, before.Policy);
    });
});
