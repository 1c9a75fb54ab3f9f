import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CreateAccessKeyCommand, CreateUserCommand, EnableOrganizationsRootSessionsCommand, ListAccessKeysCommand, ListUsersCommand, UpdateAssumeRolePolicyCommand, } from '@aws-sdk/client-iam';
import { CloseAccountCommand, CreateAccountCommand, EnableAWSServiceAccessCommand, } from '@aws-sdk/client-organizations';
import { CreateBucketCommand, DeleteBucketPolicyCommand, ListBucketsCommand, PutBucketPolicyCommand, } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, AssumeRootCommand, GetAccessKeyInfoCommand, GetCallerIdentityCommand, } from '@aws-sdk/client-sts';
import { iamClient, organizationsClient, s3Client } from '../support/clients.js';
import { allow, keysOf, policyOf, trust, useSts } from './scene.js';
describe('sessions across accounts', () => {
    const scene = useSts();
    const { server } = scene;
    const organizations = organizationsClient(server);
    let management = '';
    let admin;
    before(async () => {
        management = await scene.account();
        admin = await scene.user('admin', allow('sts:*', 'organizations:*'));
    });
    const newAccount = async (name) => {
        const input = { AccountName: name, Email: `${name}@example.com` };
        const { CreateAccountStatus } = await organizations.send(new CreateAccountCommand(input));
        return CreateAccountStatus?.AccountId ?? '';
    };
    const assume = async (keys, RoleArn) => {
        const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'across' });
        return keysOf((await scene.as(keys).send(command)).Credentials);
    };
    const accessRole = (account) => `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`;
    it('let the management account into a new account, and end when that is closed', async () => {
        const member = await newAccount('first');
        const keys = await assume(admin, accessRole(member));
        const { Account } = await scene.as(keys).send(new GetCallerIdentityCommand({}));
        strictEqual(Account, member);
        const iam = iamClient(server, keys);
        await iam.send(new CreateUserCommand({ UserName: 'of-member' }));
        deepStrictEqual((await iam.send(new ListUsersCommand({}))).Users?.length, 1);
        const AccessKeyId = keys.accessKeyId;
        const told = await scene.sts.send(new GetAccessKeyInfoCommand({ AccessKeyId }));
        strictEqual(told.Account, member);
        await organizations.send(new CloseAccountCommand({ AccountId: member }));
        await rejects(iam.send(new ListUsersCommand({})), { name: 'InvalidClientTokenId' });
        await rejects(assume(admin, accessRole(member)), { name: 'AccessDenied' });
    });
    it('need the leave of both accounts', async () => {
        const member = await newAccount('second');
        const powerless = await scene.user('powerless');
        await rejects(assume(powerless, accessRole(member)), { name: 'AccessDenied' });
        const iam = iamClient(server, await assume(admin, accessRole(member)));
        await iam.send(new CreateUserCommand({ UserName: 'eve' }));
        const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'eve' }));
        const eve = {
            accessKeyId: key?.AccessKeyId ?? '',
            secretAccessKey: key?.SecretAccessKey ?? '',
        };
        // Named by its ARN, but another account's: its own account has to let it as well.
        const named = trust({ AWS: `arn:aws:iam::${member}:user/eve` });
        const arn = await scene.role('for-eve', [named]);
        await rejects(assume(eve, arn), { name: 'AccessDenied' });
        await rejects(assume(eve, accessRole(member)), { name: 'AccessDenied' });
        const closed = policyOf(trust({ AWS: `arn:aws:iam::${member}:user/eve` }));
        await rejects(iam.send(new UpdateAssumeRolePolicyCommand({
            RoleName: 'OrganizationAccountAccessRole',
            PolicyDocument: closed.replace('user/eve', 'user/nobody'),
        })), { name: /MalformedPolicyDocument/ });
    });
    describe('AssumeRoot', () => {
        const task = (name) => ({ arn: `arn:aws:iam::aws:policy/root-task/${name}` });
        const assumeRoot = async (keys, TargetPrincipal, name, seconds) => {
            const input = { TargetPrincipal, TaskPolicyArn: task(name), DurationSeconds: seconds };
            return (await scene.as(keys).send(new AssumeRootCommand(input))).Credentials;
        };
        let member = '';
        before(async () => {
            member = await newAccount('third');
        });
        it('is denied until the organization has root sessions', async () => {
            const audit = 'IAMAuditRootUserCredentials';
            await rejects(assumeRoot(admin, member, audit), { name: 'AccessDenied' });
            const ServicePrincipal = 'iam.amazonaws.com';
            await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
            const iam = iamClient(server);
            await iam.send(new EnableOrganizationsRootSessionsCommand({}));
            const powerless = await scene.user('rootless');
            await rejects(assumeRoot(powerless, member, audit), { name: 'AccessDenied' });
            await rejects(assumeRoot(admin, management, audit), { name: 'AccessDenied' });
            await rejects(assumeRoot(admin, '999999999999', audit), { name: 'AccessDenied' });
            await rejects(assumeRoot(admin, member, 'DoAsYouLike'), { name: 'ValidationError' });
            await rejects(assumeRoot(admin, member, audit, 901), { name: 'ValidationError' });
            const inside = await assume(admin, accessRole(member));
            await rejects(assumeRoot(inside, member, audit), { name: 'AccessDenied' });
        });
        it('gives a session of the member’s root that can do its task alone', async () => {
            const credentials = await assumeRoot(admin, member, 'IAMAuditRootUserCredentials');
            const keys = keysOf(credentials);
            const lasts = Number(credentials?.Expiration) - Date.now();
            strictEqual(lasts > 800_000 && lasts <= 900_000, true);
            const who = await scene.as(keys).send(new GetCallerIdentityCommand({}));
            deepStrictEqual([who.Account, who.Arn], [member, `arn:aws:iam::${member}:root`]);
            const iam = iamClient(server, keys);
            deepStrictEqual((await iam.send(new ListAccessKeysCommand({}))).AccessKeyMetadata, []);
            await rejects(iam.send(new ListUsersCommand({})), {
                name: 'AccessDenied',
                message: /because no session policy allows the iam:ListUsers action/,
            });
            await rejects(scene.s3(keys).send(new ListBucketsCommand({})), { name: 'AccessDenied' });
            await rejects(assume(keys, accessRole(member)), { name: 'AccessDenied' });
        });
        it('unlocks a bucket whose policy denies everybody', async () => {
            const inside = scene.s3(await assume(admin, accessRole(member)));
            const Bucket = 'locked-up';
            await inside.send(new CreateBucketCommand({ Bucket }));
            const Resource = [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`];
            const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource };
            await inside.send(new PutBucketPolicyCommand({ Bucket, Policy: policyOf(deny) }));
            const unlock = new DeleteBucketPolicyCommand({ Bucket });
            await rejects(inside.send(unlock), { name: 'AccessDenied' });
            await rejects(s3Client(server).send(unlock), { name: 'AccessDenied' });
            const keys = keysOf(await assumeRoot(admin, member, 'S3UnlockBucketPolicy'));
            await scene.s3(keys).send(unlock);
            match(String((await inside.send(new ListBucketsCommand({}))).Buckets?.[0]?.Name), /locked-up/);
        });
    });
});
