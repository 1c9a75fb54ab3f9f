/**
 * Two accounts, four users, one role, and everything that each of them tries: what is in `allowed`
 * works, all else is refused, over S3, IAM and STS.
 */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { AddUserToGroupCommand, AttachUserPolicyCommand, CreateAccessKeyCommand, CreateGroupCommand, CreatePolicyCommand, CreateRoleCommand, CreateUserCommand, DeleteUserCommand, GetRoleCommand, GetUserCommand, ListUsersCommand, PutGroupPolicyCommand, PutRolePolicyCommand, PutUserPermissionsBoundaryCommand, PutUserPolicyCommand, UpdateAssumeRolePolicyCommand, } from '@aws-sdk/client-iam';
import { CreateAccountCommand } from '@aws-sdk/client-organizations';
import { CreateBucketCommand, DeleteBucketCommand, DeleteObjectCommand, GetBucketPolicyCommand, GetObjectCommand, ListBucketsCommand, ListObjectsV2Command, PutBucketPolicyCommand, PutObjectCommand, } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { freshBucketName, iamClient, organizationsClient, s3ClientOf, stsClient, } from './support/clients.js';
import { useServer } from './support/server.js';
const managed = (name) => `arn:aws:iam::aws:policy/${name}`;
const document = (...Statement) => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action, Resource) => ({
    Effect: 'Allow',
    Action,
    Resource,
});
const alphaData = freshBucketName('alpha');
const betaData = freshBucketName('beta');
const alphaArn = `arn:aws:s3:::${alphaData}`;
const externalId = 'agreed-between-them';
describe('two accounts, four users and a role', () => {
    const server = useServer();
    const callers = new Map();
    let alpha = '';
    let fresh = 0;
    const clientsOf = (keys) => ({
        s3: s3ClientOf(server, keys ?? server),
        iam: iamClient(server, keys),
        sts: stsClient(server, keys),
    });
    async function keysOf(iam, UserName) {
        const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
        const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {};
        return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
    }
    async function assumed(sts, RoleArn, ExternalId) {
        const RoleSessionName = 'test';
        const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName, ExternalId }));
        const { AccessKeyId = '', SecretAccessKey = '', SessionToken } = Credentials ?? {};
        return {
            accessKeyId: AccessKeyId,
            secretAccessKey: SecretAccessKey,
            sessionToken: SessionToken,
        };
    }
    /** A member account, and its administrator: a session of the role that it was born with. */
    async function makeAccount(ops, name) {
        const made = await organizationsClient(server).send(new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` }));
        const id = made.CreateAccountStatus?.AccountId ?? '';
        const role = `arn:aws:iam::${id}:role/OrganizationAccountAccessRole`;
        return { id, admin: clientsOf(await assumed(ops.sts, role)) };
    }
    async function makeAlpha({ iam, s3 }) {
        await s3.send(new CreateBucketCommand({ Bucket: alphaData }));
        for (const Key of ['public/a', 'private/a']) {
            await s3.send(new PutObjectCommand({ Bucket: alphaData, Key, Body: Key }));
        }
        await iam.send(new CreateUserCommand({ UserName: 'ann' }));
        const PolicyArn = managed('AdministratorAccess');
        await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn }));
        await iam.send(new CreateUserCommand({ UserName: 'art', Path: '/studio/' }));
        await iam.send(new CreateGroupCommand({ GroupName: 'readers' }));
        await iam.send(new AddUserToGroupCommand({ GroupName: 'readers', UserName: 'art' }));
        const reads = document(allow('s3:GetObject', `${alphaArn}/public/*`), allow('iam:GetUser', `arn:aws:iam::*:user/studio/\${aws:username}`));
        await iam.send(new PutGroupPolicyCommand({
            GroupName: 'readers',
            PolicyName: 'reads',
            PolicyDocument: reads,
        }));
    }
    async function makeBeta({ iam, s3 }) {
        await s3.send(new CreateBucketCommand({ Bucket: betaData }));
        await s3.send(new PutObjectCommand({ Bucket: betaData, Key: 'b', Body: 'b' }));
        await iam.send(new CreateUserCommand({ UserName: 'bob' }));
        const PolicyDocument = document(allow('s3:*', '*'), allow('sts:AssumeRole', `arn:aws:iam::${alpha}:role/auditor`));
        await iam.send(new PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'works', PolicyDocument }));
        await iam.send(new CreateUserCommand({ UserName: 'bea' }));
        await iam.send(new AttachUserPolicyCommand({ UserName: 'bea', PolicyArn: managed('AdministratorAccess') }));
        const boundary = await iam.send(new CreatePolicyCommand({
            PolicyName: 'only-lists',
            PolicyDocument: document(allow(['s3:ListAllMyBuckets', 's3:ListBucket'], '*')),
        }));
        await iam.send(new PutUserPermissionsBoundaryCommand({
            UserName: 'bea',
            PermissionsBoundary: boundary.Policy?.Arn,
        }));
    }
    /** What joins the two: a role of alpha's for bob, and a bucket policy for the account beta. */
    async function join({ iam, s3 }, beta) {
        const trust = document({
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${beta}:user/bob` },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': externalId } },
        });
        await iam.send(new CreateRoleCommand({ RoleName: 'auditor', AssumeRolePolicyDocument: trust }));
        await iam.send(new PutRolePolicyCommand({
            RoleName: 'auditor',
            PolicyName: 'audits',
            PolicyDocument: document(allow(['s3:GetObject', 's3:ListBucket'], [alphaArn, `${alphaArn}/*`]), allow('iam:ListUsers', '*')),
        }));
        const Policy = document({
            Effect: 'Allow',
            Principal: { AWS: beta },
            Action: 's3:ListBucket',
            Resource: alphaArn,
        });
        await s3.send(new PutBucketPolicyCommand({ Bucket: alphaData, Policy }));
    }
    before('make them', async function () {
        this.timeout(60_000);
        const root = clientsOf();
        await root.iam.send(new CreateUserCommand({ UserName: 'ops' }));
        const PolicyArn = managed('AdministratorAccess');
        await root.iam.send(new AttachUserPolicyCommand({ UserName: 'ops', PolicyArn }));
        const ops = clientsOf(await keysOf(root.iam, 'ops'));
        const one = await makeAccount(ops, 'alpha');
        const two = await makeAccount(ops, 'beta');
        alpha = one.id;
        await makeAlpha(one.admin);
        await makeBeta(two.admin);
        await join(one.admin, two.id);
        for (const name of ['ann', 'art']) {
            callers.set(name, clientsOf(await keysOf(one.admin.iam, name)));
        }
        for (const name of ['bob', 'bea']) {
            callers.set(name, clientsOf(await keysOf(two.admin.iam, name)));
        }
        const bob = callers.get('bob')?.sts;
        const keys = await assumed(bob, `arn:aws:iam::${alpha}:role/auditor`, externalId);
        callers.set('auditor', clientsOf(keys));
        callers.set('root', root);
    });
    const get = (Bucket, Key) => new GetObjectCommand({ Bucket, Key });
    const list = (Bucket) => new ListObjectsV2Command({ Bucket });
    const put = (Bucket) => new PutObjectCommand({ Bucket, Key: 'new', Body: 'new' });
    const assume = (ExternalId) => new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${alpha}:role/auditor`,
        RoleSessionName: 'again',
        ExternalId,
    });
    const calls = {
        'who am I': ({ sts }) => sts.send(new GetCallerIdentityCommand({})),
        'list alpha': ({ s3 }) => s3.send(list(alphaData)),
        'get alpha public': ({ s3 }) => s3.send(get(alphaData, 'public/a')),
        'get alpha private': ({ s3 }) => s3.send(get(alphaData, 'private/a')),
        'put alpha': ({ s3 }) => s3.send(put(alphaData)),
        'delete in alpha': ({ s3 }) => s3.send(new DeleteObjectCommand({ Bucket: alphaData, Key: 'new' })),
        'read the policy of alpha': ({ s3 }) => s3.send(new GetBucketPolicyCommand({ Bucket: alphaData })),
        'list beta': ({ s3 }) => s3.send(list(betaData)),
        'get beta': ({ s3 }) => s3.send(get(betaData, 'b')),
        'put beta': ({ s3 }) => s3.send(put(betaData)),
        'list buckets': ({ s3 }) => s3.send(new ListBucketsCommand({})),
        'make a bucket': async ({ s3 }) => {
            const Bucket = freshBucketName('made');
            await s3.send(new CreateBucketCommand({ Bucket }));
            await s3.send(new DeleteBucketCommand({ Bucket }));
        },
        'list users': ({ iam }) => iam.send(new ListUsersCommand({})),
        'see myself': ({ iam }) => iam.send(new GetUserCommand({})),
        'see ann': ({ iam }) => iam.send(new GetUserCommand({ UserName: 'ann' })),
        'make a user': async ({ iam }) => {
            const UserName = `made-${fresh++}`;
            await iam.send(new CreateUserCommand({ UserName }));
            await iam.send(new DeleteUserCommand({ UserName }));
        },
        'take more rights': ({ iam }, name) => iam.send(new PutUserPolicyCommand({
            UserName: name,
            PolicyName: 'more',
            PolicyDocument: document(allow('*', '*')),
        })),
        'see the role': ({ iam }) => iam.send(new GetRoleCommand({ RoleName: 'auditor' })),
        'trust everybody': ({ iam }) => iam.send(new UpdateAssumeRolePolicyCommand({
            RoleName: 'auditor-of-none',
            PolicyDocument: document({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }),
        })),
        'assume the role': ({ sts }) => sts.send(assume(externalId)),
        'assume it by guessing': ({ sts }) => sts.send(assume('a-guess')),
    };
    const everybody = ['who am I'];
    const allowed = {
        ann: [
            ...everybody,
            'list alpha',
            'get alpha public',
            'get alpha private',
            'put alpha',
            'delete in alpha',
            'read the policy of alpha',
            'list buckets',
            'make a bucket',
            'list users',
            'see myself',
            'see ann',
            'make a user',
            'take more rights',
            'see the role',
            'trust everybody',
        ],
        art: [...everybody, 'get alpha public', 'see myself'],
        bob: [
            ...everybody,
            'list alpha',
            'list beta',
            'get beta',
            'put beta',
            'list buckets',
            'make a bucket',
            'assume the role',
        ],
        bea: [...everybody, 'list alpha', 'list beta', 'list buckets'],
        auditor: [...everybody, 'list alpha', 'get alpha public', 'get alpha private', 'list users'],
    };
    /** Allowed, or not; a call that is allowed may still find nothing there. */
    async function isAllowed(name, call) {
        const clients = callers.get(name);
        ok(clients);
        try {
            await calls[call]?.(clients, name);
            return true;
        }
        catch (error) {
            const code = error.name;
            if (code === 'AccessDenied')
                return false;
            if (code === 'NoSuchEntityException')
                return true;
            throw error;
        }
    }
    for (const [name, works] of Object.entries(allowed)) {
        it(`${name} may do the ${works.length} calls that are granted, and no other`, async () => {
            const found = [];
            for (const call of Object.keys(calls)) {
                if (await isAllowed(name, call))
                    found.push(call);
            }
            deepStrictEqual(found.sort(), [...works].sort());
        });
    }
    it('each account lists its own buckets and users, and none of the other', async () => {
        const names = async (name) => {
            const { Buckets = [] } = (await callers.get(name)?.s3.send(new ListBucketsCommand({}))) ?? {};
            return Buckets.map((bucket) => bucket.Name);
        };
        deepStrictEqual(await names('ann'), [alphaData]);
        deepStrictEqual(await names('bob'), [betaData]);
        deepStrictEqual(await names('root'), []);
        const users = await callers.get('auditor')?.iam.send(new ListUsersCommand({}));
        deepStrictEqual(users?.Users?.map(({ UserName }) => UserName), ['ann', 'art']);
    });
    it("the operator's root is no member of them, and may do nothing in their buckets", async () => {
        const may = await Promise.all(['list alpha', 'get alpha public', 'put beta'].map((call) => isAllowed('root', call)));
        deepStrictEqual(may, [false, false, false]);
    });
});
