import { deepStrictEqual, doesNotMatch, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { CreatePolicyCommand, DeleteRoleCommand, DeleteRolePolicyCommand, PutRolePolicyCommand, } from '@aws-sdk/client-iam';
import { CreateBucketCommand, ListBucketsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, } from '@aws-sdk/client-sts';
import { iamClient } from '../support/clients.js';
import { allow, keysOf, policyOf, trust, useSts } from './scene.js';
describe('AssumeRole', () => {
    const scene = useSts();
    const iam = iamClient(scene.server);
    let alice;
    let account = '';
    before(async () => {
        account = await scene.account();
        alice = await scene.user('alice');
    });
    const assume = (keys, RoleArn, options = {}) => scene.as(keys).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'work', ...options }));
    const denied = (keys, arn, options) => rejects(assume(keys, arn, options), { name: 'AccessDenied' });
    const refusal = (action, arn) => `User: ${alice.arn} is not authorized to perform: ${action} on resource: ${arn}`;
    it('gives a user whom the role names credentials with the rights of the role', async () => {
        const arn = await scene.role('reader', [trust({ AWS: alice.arn })], allow('s3:ListAllMyBuckets'));
        const made = await assume(alice, arn);
        const session = `arn:aws:sts::${account}:assumed-role/reader/work`;
        strictEqual(made.AssumedRoleUser?.Arn, session);
        match(made.AssumedRoleUser?.AssumedRoleId ?? '', /^AROA[A-Z0-9]{17}:work$/);
        match(made.Credentials?.AccessKeyId ?? '', /^ASIA[A-Z0-9]{16}$/);
        const lasts = Number(made.Credentials?.Expiration) - Date.now();
        ok(lasts > 3500_000 && lasts <= 3600_000, String(lasts));
        const keys = keysOf(made.Credentials);
        const { Arn, Account, UserId } = await scene.as(keys).send(new GetCallerIdentityCommand({}));
        deepStrictEqual([Arn, Account, UserId], [session, account, made.AssumedRoleUser?.AssumedRoleId]);
        await scene.s3(keys).send(new ListBucketsCommand({}));
        await rejects(scene.s3(keys).send(new CreateBucketCommand({ Bucket: 'not-for-readers' })), {
            name: 'AccessDenied',
        });
    });
    it('asks for a policy of the user too where the role names the account', async () => {
        const root = `arn:aws:iam::${account}:root`;
        const arn = await scene.role('by-account', [trust({ AWS: root })]);
        await denied(alice, arn);
        const bob = await scene.user('bob', { ...allow('sts:AssumeRole'), Resource: arn });
        await assume(bob, arn);
    });
    it('says the same of a role that is not there and of one that does not trust', async () => {
        const arn = await scene.role('closed', [trust({ Service: 'ec2.amazonaws.com' })]);
        const missing = `arn:aws:iam::${account}:role/missing`;
        const elsewhere = 'arn:aws:iam::999999999999:role/missing';
        for (const one of [arn, missing, elsewhere]) {
            await rejects(assume(alice, one), {
                name: 'AccessDenied',
                message: refusal('sts:AssumeRole', one),
            });
        }
        await rejects(assume(alice, `arn:aws:iam::${account}:user/alice`), {
            name: 'ValidationError',
            message: 'Request ARN is invalid',
        });
        for (const none of ['nothing-valid-in-here', `arn:aws:iam::${account}:`]) {
            await rejects(assume(alice, none), {
                name: 'ValidationError',
                message: `${none} is invalid`,
            });
        }
    });
    it('names a Deny of the user’s own, but not where it might tell of another account', async () => {
        const zoe = await scene.user('zoe', { ...allow('sts:AssumeRole'), Effect: 'Deny' });
        const arn = await scene.role('of-zoe', [trust({ AWS: zoe.arn })]);
        const because = /with an explicit deny in an identity-based policy/;
        await rejects(assume(zoe, arn), { name: 'AccessDenied', message: because });
        await rejects(assume(zoe, arn.replace(account, '999999999999')), (error) => {
            doesNotMatch(error.message, because);
            return error.name === 'AccessDenied';
        });
    });
    it('is not for the root', async () => {
        const arn = await scene.role('for-root', [trust({ AWS: `arn:aws:iam::${account}:root` })]);
        const { accessKeyId, secretAccessKey } = scene.server;
        await rejects(assume({ accessKeyId, secretAccessKey }, arn), {
            name: 'AccessDenied',
            message: 'Roles may not be assumed by root accounts.',
        });
    });
    it('holds external ids, names, durations and source identities against conditions', async () => {
        const conditions = {
            StringEquals: { 'sts:ExternalId': 'secret', 'sts:SourceIdentity': 'Anna' },
            StringLike: { 'sts:RoleSessionName': 'w*' },
            NumericLessThanEquals: { 'sts:DurationSeconds': '1000' },
        };
        const statement = trust({ AWS: alice.arn }, 'sts:SetSourceIdentity');
        const arn = await scene.role('conditional', [
            { ...statement, Condition: { ...conditions } },
            { ...trust({ AWS: alice.arn }), Action: 'sts:SetSourceIdentity' },
        ]);
        const right = { ExternalId: 'secret', SourceIdentity: 'Anna', DurationSeconds: 900 };
        const { SourceIdentity } = await assume(alice, arn, right);
        strictEqual(SourceIdentity, 'Anna');
        await denied(alice, arn, { ...right, ExternalId: 'guess' });
        await denied(alice, arn, { ...right, SourceIdentity: 'Bert' });
        await denied(alice, arn, { ...right, DurationSeconds: 1200 });
        await denied(alice, arn);
    });
    it('asks for sts:TagSession and sts:SetSourceIdentity where they are used', async () => {
        const arn = await scene.role('untagged', [trust({ AWS: alice.arn })]);
        await rejects(assume(alice, arn, { Tags: [{ Key: 'a', Value: '1' }] }), {
            message: refusal('sts:TagSession', arn),
        });
        await denied(alice, arn, { SourceIdentity: 'Anna' });
    });
    it('makes tags of the session principal tags', async () => {
        const may = allow('s3:CreateBucket', 's3:PutObject');
        const Condition = { StringEquals: { 'aws:PrincipalTag/team': 'blue' } };
        const trusts = [trust({ AWS: alice.arn }, 'sts:TagSession')];
        const arn = await scene.role('tagged', trusts, { ...may, Condition });
        const tagged = await assume(alice, arn, { Tags: [{ Key: 'Team', Value: 'blue' }] });
        ok((tagged.PackedPolicySize ?? 0) > 0);
        const Bucket = 'of-the-blue-team';
        await scene.s3(keysOf(tagged.Credentials)).send(new CreateBucketCommand({ Bucket }));
        const other = await assume(alice, arn, { Tags: [{ Key: 'Team', Value: 'red' }] });
        await rejects(scene
            .s3(keysOf(other.Credentials))
            .send(new PutObjectCommand({ Bucket, Key: 'k', Body: '' })), { name: 'AccessDenied' });
    });
    it('limits a session by the policies that are given with it', async () => {
        const arn = await scene.role('broad', [trust({ AWS: alice.arn })], allow('s3:*'));
        const own = policyOf(allow('s3:CreateBucket'));
        const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'makers', PolicyDocument: own }));
        const limited = [{ Policy: own }, { PolicyArns: [{ arn: Policy?.Arn }] }];
        for (const [index, options] of limited.entries()) {
            const { Credentials } = await assume(alice, arn, options);
            const s3 = scene.s3(keysOf(Credentials));
            await s3.send(new CreateBucketCommand({ Bucket: `limited-${index}` }));
            await rejects(s3.send(new ListBucketsCommand({})), { name: 'AccessDenied' });
        }
        const readOnly = { arn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' };
        const { Credentials } = await assume(alice, arn, { PolicyArns: [readOnly] });
        const s3 = scene.s3(keysOf(Credentials));
        await s3.send(new ListBucketsCommand({}));
        await rejects(s3.send(new CreateBucketCommand({ Bucket: 'limited-2' })), {
            name: 'AccessDenied',
        });
    });
    it('refuses policies and tags that are not right', async () => {
        const trusts = [trust({ AWS: alice.arn }, 'sts:TagSession')];
        const arn = await scene.role('strict', trusts);
        const cases = [
            [{ Policy: '{' }, 'MalformedPolicyDocument'],
            [{ Policy: `"${'x'.repeat(2048)}"` }, 'ValidationError'],
            [{ PolicyArns: [{ arn: `arn:aws:iam::${account}:policy/none` }] }, 'ValidationError'],
            [
                { PolicyArns: Array(11).fill({ arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }) },
                'ValidationError',
            ],
            [
                {
                    Tags: [
                        { Key: 'a', Value: '1' },
                        { Key: 'A', Value: '2' },
                    ],
                },
                'InvalidParameterValue',
            ],
            [{ TransitiveTagKeys: ['a'] }, 'InvalidParameterValue'],
            [{ Tags: manyTags(51) }, 'ValidationError'],
            [{ Tags: manyTags(50) }, 'PackedPolicyTooLarge'],
            [{ DurationSeconds: 899 }, 'ValidationError'],
            [{ DurationSeconds: 7201 }, 'ValidationError'],
            [{ ExternalId: '!' }, 'ValidationError'],
            [{ SerialNumber: 'arn:aws:iam::1:mfa/x' }, 'AccessDenied'],
        ];
        for (const [options, code] of cases) {
            await rejects(assume(alice, arn, options), (error) => {
                match(error.name, new RegExp(`^${code}(Exception)?$`), JSON.stringify(options).slice(0, 90));
                return true;
            });
        }
    });
    it('says all that is wrong with an input at once', async () => {
        const input = {
            RoleArn: `arn:aws:iam::${account}:role/x`,
            RoleSessionName: '!',
            DurationSeconds: 1,
        };
        await rejects(scene.as(alice).send(new AssumeRoleCommand(input)), {
            name: 'ValidationError',
            message: /^3 validation errors detected: .*'roleSessionName'.*; .*; .*'durationSeconds'/,
        });
    });
    it('lets roles follow each other for an hour, and hands transitive tags on', async () => {
        const first = await scene.role('first', [trust({ AWS: alice.arn }, 'sts:TagSession')], allow('sts:*'));
        const second = await scene.role('second', [trust({ AWS: first }, 'sts:TagSession')], {
            ...allow('s3:ListAllMyBuckets'),
            Condition: { StringEquals: { 'aws:PrincipalTag/team': 'blue', 'aws:PrincipalTag/job': 'x' } },
        });
        const Tags = [
            { Key: 'team', Value: 'blue' },
            { Key: 'lost', Value: '1' },
        ];
        const one = keysOf((await assume(alice, first, { Tags, TransitiveTagKeys: ['team'] })).Credentials);
        await rejects(assume(one, second, { DurationSeconds: 3601 }), {
            message: /1 hour session limit for roles assumed by role chaining/,
        });
        await rejects(assume(one, second, { Tags: [{ Key: 'TEAM', Value: 'red' }] }), {
            name: 'InvalidParameterValue',
        });
        const two = await assume(one, second, { Tags: [{ Key: 'job', Value: 'x' }] });
        await scene.s3(keysOf(two.Credentials)).send(new ListBucketsCommand({}));
        await denied(alice, second);
    });
    it('keeps the source identity through all the roles that follow', async () => {
        const more = ['sts:SetSourceIdentity'];
        const first = await scene.role('source', [trust({ AWS: alice.arn }, ...more)], allow('sts:*'));
        const Condition = { StringEquals: { 'aws:SourceIdentity': 'Anna' } };
        const may = { ...allow('s3:ListAllMyBuckets'), Condition };
        const second = await scene.role('sourced', [trust({ AWS: first }, ...more)], may);
        const third = await scene.role('unsourced', [trust({ AWS: first })]);
        const one = keysOf((await assume(alice, first, { SourceIdentity: 'Anna' })).Credentials);
        await denied(one, second, { SourceIdentity: 'Bert' });
        await denied(one, third);
        const two = await assume(one, second);
        strictEqual(two.SourceIdentity, 'Anna');
        await scene.s3(keysOf(two.Credentials)).send(new ListBucketsCommand({}));
    });
    it('ends sessions with their role, and does not let them come again with its name', async () => {
        const trusts = [trust({ AWS: alice.arn })];
        const arn = await scene.role('short', trusts, allow('s3:*'));
        const keys = keysOf((await assume(alice, arn)).Credentials);
        await scene.s3(keys).send(new ListBucketsCommand({}));
        await iam.send(new DeleteRolePolicyCommand({ RoleName: 'short', PolicyName: 'own' }));
        await rejects(scene.s3(keys).send(new ListBucketsCommand({})), { name: 'AccessDenied' });
        await iam.send(new DeleteRoleCommand({ RoleName: 'short' }));
        const isGone = async () => {
            // Both workers: connections go to them in turn.
            for (let count = 0; count < 4; count++) {
                await rejects(scene.s3(keys).send(new ListBucketsCommand({})), {
                    name: 'InvalidAccessKeyId',
                });
                await rejects(scene.as(keys).send(new GetCallerIdentityCommand({})), {
                    name: 'InvalidClientTokenId',
                });
            }
        };
        await isGone();
        await scene.role('short', trusts, allow('s3:*'));
        await isGone();
    });
    it('ends the sessions that were made before a moment, as the console revokes them', async () => {
        const arn = await scene.role('revoked', [trust({ AWS: alice.arn })], allow('s3:*'));
        const before = keysOf((await assume(alice, arn)).Credentials);
        await scene.s3(before).send(new ListBucketsCommand({}));
        const Condition = { DateLessThan: { 'aws:TokenIssueTime': '2999-01-01T00:00:00Z' } };
        const PolicyDocument = policyOf({ ...allow('*'), Effect: 'Deny', Condition });
        const PolicyName = 'AWSRevokeOlderSessions';
        await iam.send(new PutRolePolicyCommand({ RoleName: 'revoked', PolicyName, PolicyDocument }));
        await rejects(scene.s3(before).send(new ListBucketsCommand({})), {
            name: 'AccessDenied',
            message: /with an explicit deny in an identity-based policy/,
        });
        const since = { DateLessThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:00Z' } };
        const later = policyOf({ ...allow('*'), Effect: 'Deny', Condition: since });
        await iam.send(new PutRolePolicyCommand({ RoleName: 'revoked', PolicyName, PolicyDocument: later }));
        await scene.s3(before).send(new ListBucketsCommand({}));
    });
});
function manyTags(count) {
    return Array.from({ length: count }, (_, index) => ({
        Key: `key-${index}-${Math.sin(index)}`,
        Value: Array.from({ length: 12 }, (_, n) => Math.sin(index * 100 + n)).join(''),
    }));
}
