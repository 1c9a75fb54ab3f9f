/** Whom bucket policies name: those who have the name when the policy is set, and nobody after. */
import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import { AttachUserPolicyCommand, CreateRoleCommand, DeleteAccessKeyCommand, DeleteRoleCommand, DeleteUserCommand, DeleteUserPolicyCommand, GetUserCommand, PutUserPolicyCommand, UpdateUserCommand, } from '@aws-sdk/client-iam';
import { GetBucketPolicyCommand, GetObjectCommand, HeadObjectCommand, ListBucketsCommand, PutBucketPolicyCommand, } from '@aws-sdk/client-s3';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { allowing, trusting, userWith } from '../iam/policy-texts.js';
import { newAccount } from '../organizations/scene.js';
import { keysOf } from '../sts/scene.js';
import { iamClient, organizationsClient, s3ClientOf, stsClient, } from '../support/clients.js';
import { assertRefused, refusal, useBucket } from './scene.js';
const readsNothing = allowing('iam:ListUsers');
describe('the principals of a bucket policy', () => {
    const { server, s3, Bucket, put } = useBucket();
    const iam = iamClient(server);
    const arn = `arn:aws:s3:::${Bucket}`;
    before('put the object that they read', () => put('a'));
    const policyOf = (Principal, change = {}) => JSON.stringify({
        Version: '2012-10-17',
        Statement: [
            { Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: `${arn}/*`, ...change },
        ],
    });
    const set = (Policy) => s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    const shown = async () => JSON.parse((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy ?? '').Statement[0]
        .Principal;
    const read = (keys) => s3ClientOf(server, keys).send(new GetObjectCommand({ Bucket, Key: 'a' }));
    /** Asks more often than there are workers, so that each of them has answered. */
    async function isReader(keys) {
        const answers = [];
        for (let turn = 0; turn < 6; turn += 1) {
            answers.push(await read(keys).then(() => true, () => false));
        }
        strictEqual(new Set(answers).size, 1, 'the workers do not agree');
        return answers[0] ?? false;
    }
    async function user(UserName, by = iam, policy = readsNothing) {
        const keys = await userWith(by, UserName, policy);
        const { User } = await by.send(new GetUserCommand({ UserName }));
        return { ...keys, arn: User?.Arn ?? '' };
    }
    it('must exist', async () => {
        const { arn: ann } = await user('ann');
        const account = ann.split(':')[4];
        const nobody = [
            { AWS: `arn:aws:iam::${account}:user/nobody` },
            { AWS: `arn:aws:iam::${account}:user/path/ann` },
            { AWS: `arn:aws:iam::${account}:role/ann` },
            { AWS: [ann, 'arn:aws:iam::000000000001:root'] },
            { AWS: '000000000001' },
            { AWS: 'AIDAQQQQQQQQQQQQQQQQQ' },
            { CanonicalUser: '000000000001' },
        ];
        for (const principal of nobody) {
            const error = await assertRefused(set(policyOf(principal)), 400, 'MalformedPolicy');
            strictEqual(error.message, 'Invalid principal in policy', JSON.stringify(principal));
        }
        const denying = policyOf(undefined, { Effect: 'Deny', NotPrincipal: nobody[0] });
        await assertRefused(set(denying), 400, 'MalformedPolicy');
        for (const principal of [{ AWS: [ann, account] }, { CanonicalUser: account }, '*']) {
            await set(policyOf(principal));
            deepStrictEqual(await shown(), principal);
        }
    });
    it('are not replaced by others who are made under their names', async () => {
        const bob = await user('bob');
        await set(policyOf({ AWS: bob.arn }));
        strictEqual(await isReader(bob), true);
        await remove(iam, 'bob', bob);
        match((await shown()).AWS, /^AIDA[A-Z2-7]{17}$/);
        const second = await user('bob');
        strictEqual(second.arn, bob.arn);
        strictEqual(await isReader(second), false);
        const text = policyOf({ AWS: (await shown()).AWS });
        await assertRefused(set(text), 400, 'MalformedPolicy');
        await set(policyOf({ AWS: bob.arn }));
        strictEqual(await isReader(second), true);
        strictEqual((await shown()).AWS, bob.arn);
    });
    it('are denied under the name that they had, and no one else is', async () => {
        const kim = await user('kim', iam, allowing('s3:GetObject'));
        await set(policyOf({ AWS: kim.arn }, { Effect: 'Deny' }));
        strictEqual(await isReader(kim), false);
        await remove(iam, 'kim', kim);
        strictEqual(await isReader(await user('kim', iam, allowing('s3:GetObject'))), true);
    });
    it('stay who they are when they are renamed', async () => {
        const eve = await user('eve');
        await set(policyOf({ AWS: [eve.arn] }));
        const rename = { UserName: 'eve', NewUserName: 'eva', NewPath: '/new/' };
        await iam.send(new UpdateUserCommand(rename));
        strictEqual(await isReader(eve), true);
        deepStrictEqual((await shown()).AWS, [eve.arn.replace('user/eve', 'user/new/eva')]);
        strictEqual(await isReader(await user('eve')), false);
    });
    it('may be roles, whose sessions end with them', async () => {
        const max = await user('max', iam, allowing('sts:AssumeRole'));
        const RoleName = 'reader';
        const trust = { RoleName, AssumeRolePolicyDocument: trusting({ AWS: max.arn }) };
        const assume = async () => {
            const { Role } = await iam.send(new CreateRoleCommand(trust));
            const input = { RoleArn: Role?.Arn, RoleSessionName: 'session' };
            const sts = stsClient(server, max);
            const { Credentials } = await sts.send(new AssumeRoleCommand(input));
            return { arn: Role?.Arn, keys: keysOf(Credentials) };
        };
        const first = await assume();
        await set(policyOf({ AWS: first.arn }));
        strictEqual(await isReader(first.keys), true);
        await iam.send(new DeleteRoleCommand({ RoleName }));
        match((await shown()).AWS, /^AROA[A-Z2-7]{17}$/);
        strictEqual(await isReader((await assume()).keys), false);
    });
    it('may be users of other accounts, whose own policies must let them', async () => {
        const member = await newAccount(organizationsClient(server), 'elsewhere');
        const there = iamClient(server, await administrator(member));
        const [zoe, bare] = [await user('zoe', there), await user('zed', there)];
        await set(policyOf({ AWS: [zoe.arn, bare.arn] }));
        strictEqual(await isReader(zoe), false);
        const policy = { PolicyName: 'read', PolicyDocument: allowing('s3:GetObject') };
        await there.send(new PutUserPolicyCommand({ UserName: 'zoe', ...policy }));
        strictEqual(await isReader(zoe), true);
        strictEqual(await isReader(bare), false);
        await there.send(new PutUserPolicyCommand({ UserName: 'zed', ...policy }));
        await remove(there, 'zed', bare, 'read');
        strictEqual(await isReader(await user('zed', there, allowing('s3:GetObject'))), false);
    });
    it('learn that a key is not there if they may list it', async () => {
        const home = await user('home', iam, allowing('s3:GetObject'));
        const Condition = { StringLike: { 's3:prefix': 'home/*' } };
        const lists = { Action: 's3:ListBucket', Resource: arn, Condition };
        await set(policyOf({ AWS: home.arn }, lists));
        const head = (Key) => s3ClientOf(server, home).send(new HeadObjectCommand({ Bucket, Key }));
        await assertRefused(head('home/none'), 404);
        await assertRefused(head('other/none'), 403);
    });
    it('may list their buckets by a policy on all of S3', async () => {
        const list = (keys) => s3ClientOf(server, keys).send(new ListBucketsCommand({}));
        await list(await user('lister', iam, allowing('s3:ListAllMyBuckets', 'arn:aws:s3:::*')));
        const other = await user('other', iam, allowing('s3:ListAllMyBuckets', `${arn}*`));
        match((await refusal(list(other))).message, /ListAllMyBuckets because no identity-based policy/);
    });
    /** Keys of who may do anything in an account. */
    async function administrator(account) {
        const boss = await user('boss');
        const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
        await iam.send(new AttachUserPolicyCommand({ UserName: 'boss', PolicyArn }));
        const RoleArn = `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`;
        const sts = stsClient(server, boss);
        const input = { RoleArn, RoleSessionName: 'session' };
        return keysOf((await sts.send(new AssumeRoleCommand(input))).Credentials);
    }
});
async function remove(by, UserName, keys, ...more) {
    for (const PolicyName of ['own', ...more]) {
        await by.send(new DeleteUserPolicyCommand({ UserName, PolicyName }));
    }
    await by.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: keys.accessKeyId }));
    await by.send(new DeleteUserCommand({ UserName }));
}
