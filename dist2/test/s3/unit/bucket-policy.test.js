import assert from 'node:assert/strict';
import { checkBucketPolicy, isPublic, requireOwnBucket } from '../../../src/s3/bucket-policy.js';
const everyone = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::files/*',
};
const policyOf = (...statements) => JSON.stringify({ Statement: statements.map((each) => ({ ...everyone, ...each })) });
const variable = `\${aws:username}`;
describe('the policy of a bucket', () => {
    const good = [
        { Action: '*', Resource: 'arn:aws:s3:::files' },
        { Action: 's3:*', Resource: ['arn:aws:s3:::files', 'arn:aws:s3:::files/*'] },
        { Action: ['s3:getobject', 's3:ListBucket'], Resource: 'arn:aws:s3:::files*' },
        { Action: undefined, NotAction: 's3:DeleteObject' },
        { Resource: undefined, NotResource: 'arn:aws:s3:::files/secret/*' },
        { Resource: ['arn:aws:s3:::*', 'arn:aws:s3:::*/*', 'arn:aws:s3:::f?l*s/a'] },
        { Resource: `arn:aws:s3:::files/${variable}/*` },
        { Principal: undefined, NotPrincipal: { AWS: '111122223333' }, Effect: 'Deny' },
    ];
    for (const statement of good) {
        it(`may say ${JSON.stringify(statement)}`, () => {
            checkBucketPolicy(policyOf(statement), 'files');
        });
    }
    const bad = [
        { Resource: [] },
        { Resource: ['arn:aws:s3:::files/*', 'arn:aws:s3:::others/*'] },
        { Resource: undefined, NotResource: 'arn:aws:s3:::others' },
        { Resource: '*' },
        { Resource: 'arn:aws:s3:::fil*d/*' },
        { Resource: 'arn:aws:s3:::file?s/*' },
        { Resource: 'files/*' },
        { Action: 'GetObject' },
        { Effect: 'allow' },
        { Condition: { 'String Equals': { 'aws:username': 'x' } } },
        { Condition: { StringEquals: 'x' } },
        { Resource: [{}] },
    ];
    for (const statement of bad) {
        it(`may not say ${JSON.stringify(statement)}`, () => {
            assert.throws(() => checkBucketPolicy(policyOf(statement), 'files'), {
                code: 'MalformedPolicy',
            });
        });
    }
    const conditions = [
        [{ StringEquals: { 'aws:SourceVpc': 'vpc-1' } }, false],
        [{ StringLike: { 'AWS:sourcevpc': 'vpc-*' } }, true],
        [{ StringEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } }, false],
        [{ StringEquals: { 'aws:SourceVpc': ['vpc-1', variable] } }, true],
        [{ StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } }, true],
        [{ StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } }, true],
        [{ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-1' } }, true],
        [{ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, false],
        [{ StringEquals: { 'aws:Referer': 'https://example.com' } }, true],
        [{ StringEquals: { 's3:prefix': 'public/' }, StringLike: { 'aws:SourceArn': 'arn:1' } }, false],
        [{ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.0.2.7'] } }, false],
        [{ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '0.0.0.0/0'] } }, true],
        [{ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }, false],
        [{ IpAddress: { 'aws:SourceIp': '2000::/3' } }, true],
        [{ StringLike: { 'aws:userid': 'AROAEXAMPLE:*' } }, false],
        [{ StringLike: { 'aws:userid': '*:*' } }, true],
        [
            { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:us-east-1:111122223333:accesspoint/*' } },
            false,
        ],
        [{ ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:us-east-1:*:accesspoint/*' } }, true],
    ];
    for (const [Condition, expected] of conditions) {
        it(`is ${expected ? '' : 'not '}public under ${JSON.stringify(Condition)}`, () => {
            assert.equal(isPublic(policyOf({ Condition })), expected);
        });
    }
    it('is public by one statement that is', () => {
        const fixed = { Principal: { AWS: '111122223333' } };
        assert.equal(isPublic(policyOf(fixed)), false);
        assert.equal(isPublic(policyOf(fixed, {})), true);
    });
    it('is for its owner’s account to see and change', () => {
        const account = '111122223333';
        const bucket = { id: Buffer.alloc(8), name: 'files', account, region: '', createdAt: 0 };
        const owner = { type: 'user', account, arn: '', accessKeyId: '', userId: '' };
        requireOwnBucket(owner, bucket);
        const others = [{ ...owner, account: '444455556666' }, { type: 'anonymous' }];
        for (const other of others) {
            assert.throws(() => requireOwnBucket(other, bucket), { code: 'MethodNotAllowed' });
        }
    });
});
