import { authorize, requireExpectedOwner } from '../../src/auth/authorize.js';
import { refused, request } from './requests.js';
const owner = '123456789012';
const root = {
    type: 'root',
    account: owner,
    arn: `arn:aws:iam::${owner}:root`,
    userId: owner,
    accessKeyId: 'AKIA',
};
const user = {
    ...root,
    type: 'user',
    arn: `arn:aws:iam::${owner}:user/bob`,
    userId: 'AIDA',
    userName: 'bob',
    policies: { identity: [], scps: [], tags: {}, uniqueId: 'AIDA', path: '/' },
};
const circumstances = { request: request('GET /'), sourceIp: '127.0.0.1', now: 0 };
describe('authorize', () => {
    const access = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', account: owner };
    it('lets the account that owns a bucket do everything in it', () => {
        authorize(root, access, circumstances);
        authorize(root, { action: 's3:ListAllMyBuckets', resource: '*' }, circumstances);
    });
    it('refuses everybody whom no policy lets in, and says why', async () => {
        const other = async () => authorize(root, { ...access, account: '2'.repeat(12) }, circumstances);
        await refused(other(), ['AccessDenied', 403, 'because no resource-based policy allows']);
        const plain = async () => authorize(user, access, circumstances);
        await refused(plain(), ['AccessDenied', 403, 'because no identity-based policy allows']);
        const anonymous = { type: 'anonymous' };
        await refused((async () => authorize(anonymous, access, circumstances))(), [
            'AccessDenied',
            403,
        ]);
    });
});
describe('x-amz-expected-bucket-owner', () => {
    it('must be the owner when it is sent', async () => {
        requireExpectedOwner(undefined, owner);
        requireExpectedOwner(owner, owner);
        const other = async () => requireExpectedOwner('210987654321', owner);
        await refused(other(), ['AccessDenied', 403]);
        const none = async () => requireExpectedOwner('me', owner);
        await refused(none(), ['InvalidBucketOwnerAWSAccountID', 400]);
    });
});
