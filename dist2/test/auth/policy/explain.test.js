import { equal } from 'node:assert/strict';
import { compilePolicy } from '../../../src/auth/policy/compile.js';
import { evaluate } from '../../../src/auth/policy/evaluate.js';
import { explainDenial } from '../../../src/auth/policy/explain.js';
import { bob, policy, request, session } from './asking.js';
const allow = policy('identity', { Effect: 'Allow', Action: '*', Resource: '*' });
const deny = policy('identity', { Effect: 'Deny', Action: '*', Resource: '*' });
const silent = policy('identity', { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' });
const scp = compilePolicy(deny.document, { arn: 'arn:aws:organizations::1:policy/o-1/p-1' });
const identity = [allow];
const onObject = 's3:GetObject on resource: "arn:aws:s3:::data/key"';
const rows = [
    [{}, 'because no identity-based policy allows the s3:GetObject action'],
    [
        { policies: { identity, boundary: silent } },
        'because no permissions boundary allows the s3:GetObject action',
    ],
    [
        { policies: { identity, session: [] } },
        'because no session policy allows the s3:GetObject action',
    ],
    [
        { policies: { identity, scps: [[]] } },
        'because no service control policy allows the s3:GetObject action',
    ],
    [
        { policies: { identity }, resourceAccount: '999988887777' },
        'because no resource-based policy allows the s3:GetObject action',
    ],
    [{ policies: { identity: [deny] } }, 'with an explicit deny in an identity-based policy'],
    [{ policies: { identity, boundary: deny } }, 'with an explicit deny in a permissions boundary'],
    [{ policies: { identity, session: [deny] } }, 'with an explicit deny in a session policy'],
    [{ policies: { identity, scps: [[deny]] } }, 'with an explicit deny in a service control policy'],
    [
        { policies: { identity, scps: [[scp]] } },
        'with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/p-1',
    ],
];
function explained(asked) {
    const asking = request(asked);
    return explainDenial(asking, evaluate(asking));
}
describe('the message of AccessDenied', () => {
    for (const [asked, because] of rows) {
        it(`ends ${because}`, () => {
            const who = `User: ${bob.arn} is not authorized to perform: ${onObject}`;
            equal(explained(asked), `${who} ${because}`);
        });
    }
    it('names who asked, by the session of a role or as anonymous', () => {
        const because = 'because no identity-based policy allows the iam:GetUser action';
        equal(explained({ principal: session, action: 'iam:GetUser', resource: bob.arn }), `User: ${session.arn} is not authorized to perform: iam:GetUser ` +
            `on resource: ${bob.arn} ${because}`);
        equal(explained({ principal: { type: 'anonymous' } }), `User: anonymous is not authorized to perform: ${onObject} because no ` +
            'resource-based policy allows the s3:GetObject action');
    });
    it('leaves out a resource that S3 has none of', () => {
        equal(explained({ action: 's3:ListAllMyBuckets', resource: 'arn:aws:s3:::*' }), `User: ${bob.arn} is not authorized to perform: s3:ListAllMyBuckets because no ` +
            'identity-based policy allows the s3:ListAllMyBuckets action');
    });
    it('tells of a role trust policy, and a federated caller nothing', () => {
        const resource = policy('trust', {
            Effect: 'Allow',
            Principal: { AWS: '999988887777' },
            Action: 'sts:AssumeRole',
        });
        const asked = { action: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/x' };
        equal(explained({ ...asked, policies: { resource } }), `User: ${bob.arn} is not authorized to perform: sts:AssumeRole on resource: ` +
            `${asked.resource} because no role trust policy allows the sts:AssumeRole action`);
        const principal = { type: 'federated', provider: 'accounts.example.com' };
        equal(explained({ ...asked, principal, action: 'sts:AssumeRoleWithWebIdentity' }), 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
    });
});
