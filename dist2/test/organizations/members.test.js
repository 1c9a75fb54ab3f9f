import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CreateUserCommand, GetUserCommand } from '@aws-sdk/client-iam';
import { AttachPolicyCommand, CloseAccountCommand, CreateAccountCommand, CreateOrganizationalUnitCommand, CreatePolicyCommand, DescribeAccountCommand, DescribeOrganizationCommand, DetachPolicyCommand, EnableAWSServiceAccessCommand, LeaveOrganizationCommand, ListAccountsCommand, ListRootsCommand, MoveAccountCommand, RegisterDelegatedAdministratorCommand, UpdatePolicyCommand, } from '@aws-sdk/client-organizations';
import { CreateBucketCommand, GetObjectCommand, ListBucketsCommand, PutObjectCommand, } from '@aws-sdk/client-s3';
import { reopenAccount } from '../../src/accounts/account-status.js';
import { freshBucketName, iamClient, organizationsClient, s3Client, s3ClientOf, } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { addUser, withAccounts } from './members.js';
import { newAccount, newPolicy, policyText, rootId } from './scene.js';
const full = 'p-FullAWSAccess';
const denied = {
    name: 'AccessDeniedException',
    message: "You don't have permissions to access this resource.",
};
describe('member accounts', () => {
    const server = useServer();
    const operator = organizationsClient(server);
    let account = '';
    let keys;
    before(async () => {
        account = await newAccount(operator, 'member');
        keys = await addUser(server, { account, userName: 'admin' });
    });
    it('see the organization and themselves, and change nothing', async () => {
        const client = organizationsClient(server, keys);
        const { Organization: seen } = await client.send(new DescribeOrganizationCommand());
        const { Organization: own } = await operator.send(new DescribeOrganizationCommand());
        deepStrictEqual(seen, own);
        const self = await client.send(new DescribeAccountCommand({ AccountId: account }));
        strictEqual(self.Account?.Name, 'member');
        const other = new DescribeAccountCommand({ AccountId: own?.MasterAccountId });
        await rejects(client.send(other), denied);
        await rejects(client.send(new ListAccountsCommand()), denied);
        await rejects(client.send(new ListRootsCommand()), denied);
        const more = { AccountName: 'x', Email: 'x@example.com' };
        await rejects(client.send(new CreateAccountCommand(more)), denied);
        const Content = policyText('Deny', '*');
        const policy = { Name: 'x', Description: '', Type: 'SERVICE_CONTROL_POLICY', Content };
        await rejects(client.send(new CreatePolicyCommand(policy)), denied);
        await rejects(client.send(new CloseAccountCommand({ AccountId: account })), denied);
        await rejects(client.send(new LeaveOrganizationCommand()), {
            name: 'ConstraintViolationException',
        });
    });
    it('look at everything when they administer a service, and still change nothing', async () => {
        const audit = await newAccount(operator, 'audit');
        const client = organizationsClient(server, await addUser(server, { account: audit, userName: 'auditor' }));
        await rejects(client.send(new ListAccountsCommand()), denied);
        const delegation = { AccountId: audit, ServicePrincipal: 'cloudtrail.amazonaws.com' };
        await operator.send(new EnableAWSServiceAccessCommand(delegation));
        await operator.send(new RegisterDelegatedAdministratorCommand(delegation));
        const { Accounts = [] } = await client.send(new ListAccountsCommand());
        strictEqual(Accounts.length, 3);
        await rejects(client.send(new CloseAccountCommand({ AccountId: account })), denied);
    });
    it('are isolated: nobody sees the users, buckets and objects of another', async () => {
        const other = await newAccount(operator, 'other');
        const otherKeys = await addUser(server, { account: other, userName: 'admin' });
        const UserName = 'shared-name';
        const mine = await iamClient(server, keys).send(new CreateUserCommand({ UserName, Path: '/a/' }));
        match(mine.User?.Arn ?? '', new RegExp(`:${account}:user/a/shared-name$`));
        await rejects(iamClient(server, otherKeys).send(new GetUserCommand({ UserName })), {
            name: 'NoSuchEntityException',
        });
        await rejects(iamClient(server).send(new GetUserCommand({ UserName })), {
            name: 'NoSuchEntityException',
        });
        const theirs = await iamClient(server, otherKeys).send(new CreateUserCommand({ UserName }));
        match(theirs.User?.Arn ?? '', new RegExp(`:${other}:user/shared-name$`));
        const Bucket = freshBucketName('member');
        const [own, foreign] = [s3ClientOf(server, keys), s3ClientOf(server, otherKeys)];
        await own.send(new CreateBucketCommand({ Bucket }));
        await own.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'secret' }));
        deepStrictEqual((await own.send(new ListBucketsCommand())).Buckets?.map(({ Name }) => Name), [Bucket]);
        deepStrictEqual((await foreign.send(new ListBucketsCommand())).Buckets ?? [], []);
        deepStrictEqual((await s3Client(server).send(new ListBucketsCommand())).Buckets ?? [], []);
        for (const stranger of [foreign, s3Client(server)]) {
            await rejects(stranger.send(new GetObjectCommand({ Bucket, Key: 'a' })), {
                name: 'AccessDenied',
            });
            // Names are the world's: what one account has taken, no other gets.
            await rejects(stranger.send(new CreateBucketCommand({ Bucket })), {
                name: 'BucketAlreadyExists',
            });
        }
    });
    it('are bound by the policies above them, from the next request on', async () => {
        const root = await rootId(operator);
        const bound = await newAccount(operator, 'bound');
        const s3 = s3ClientOf(server, await addUser(server, { account: bound, userName: 'admin' }));
        const list = () => s3.send(new ListBucketsCommand());
        const { OrganizationalUnit: unit } = await operator.send(new CreateOrganizationalUnitCommand({ ParentId: root, Name: 'bound' }));
        const PolicyId = await newPolicy(operator, 'binding', policyText('Deny', 's3:ListAllMyBuckets'));
        await operator.send(new AttachPolicyCommand({ PolicyId, TargetId: unit?.Id }));
        await list();
        const move = { AccountId: bound, SourceParentId: root, DestinationParentId: unit?.Id };
        await operator.send(new MoveAccountCommand(move));
        await rejects(list(), {
            name: 'AccessDenied',
            message: /with an explicit deny in a service control policy/,
        });
        const Content = policyText('Allow', 's3:*');
        await operator.send(new UpdatePolicyCommand({ PolicyId, Content }));
        await operator.send(new DetachPolicyCommand({ PolicyId: full, TargetId: unit?.Id }));
        await list();
        const other = policyText('Allow', 'iam:*');
        await operator.send(new UpdatePolicyCommand({ PolicyId, Content: other }));
        await rejects(list(), {
            name: 'AccessDenied',
            message: /because no service control policy allows the s3:ListAllMyBuckets action/,
        });
        // The management account is bound by none.
        await s3Client(server).send(new ListBucketsCommand());
    });
    it('stop working when they are closed, in every worker, and are as before when reopened', async () => {
        const closing = await newAccount(operator, 'closing');
        const s3 = s3ClientOf(server, await addUser(server, { account: closing, userName: 'admin' }));
        const Bucket = freshBucketName('closing');
        await s3.send(new CreateBucketCommand({ Bucket }));
        await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'kept' }));
        const read = () => s3.send(new GetObjectCommand({ Bucket, Key: 'a' }));
        for (let count = 0; count < 8; count++)
            await read();
        await operator.send(new CloseAccountCommand({ AccountId: closing }));
        for (let count = 0; count < 8; count++)
            await rejects(read(), { name: 'InvalidAccessKeyId' });
        strictEqual(await withAccounts(server, ({ accounts }) => reopenAccount(accounts.entities, closing)), 'reopened');
        strictEqual(await (await read()).Body?.transformToString(), 'kept');
        deepStrictEqual(await withAccounts(server, async ({ accounts: { entities } }) => [
            await reopenAccount(entities, closing),
            await reopenAccount(entities, '000000000000'),
        ]), ['NotClosed', 'NoSuchAccount']);
    });
    it('are changed by users of the management account as far as these may', async () => {
        const { Organization: organization } = await operator.send(new DescribeOrganizationCommand());
        const text = policyText('Allow', 'organizations:List*', 'organizations:CloseAccount');
        const own = `arn:aws:organizations::*:account/*/${account}`;
        const user = { account: organization?.MasterAccountId ?? '', userName: 'helpdesk' };
        const inline = { lists: text.replace('"Resource":"*"', `"Resource":["${own}"]`) };
        const client = organizationsClient(server, await addUser(server, user, { inline }));
        const other = await newAccount(operator, 'untouched');
        await rejects(client.send(new CloseAccountCommand({ AccountId: other })), {
            name: 'AccessDeniedException',
            message: new RegExp(`user/helpdesk is not authorized .*: organizations:CloseAccount on resource: .*/${other}`),
        });
        await rejects(client.send(new ListAccountsCommand()), { name: 'AccessDeniedException' });
        await client.send(new CloseAccountCommand({ AccountId: account }));
        const closed = await operator.send(new DescribeAccountCommand({ AccountId: account }));
        strictEqual(closed.Account?.Status, 'SUSPENDED');
        await withAccounts(server, ({ accounts }) => reopenAccount(accounts.entities, account));
    });
    it('are born with the role by which the management account gets in', async () => {
        const named = await operator.send(new CreateAccountCommand({
            AccountName: 'named',
            Email: 'named@example.com',
            RoleName: 'Operators',
        }));
        const { Organization: organization } = await operator.send(new DescribeOrganizationCommand());
        const management = organization?.MasterAccountId;
        for (const [id, roleName] of [
            [account, 'OrganizationAccountAccessRole'],
            [named.CreateAccountStatus?.AccountId ?? '', 'Operators'],
        ]) {
            const role = await withAccounts(server, ({ accounts }) => accounts.entities.in(id).get('role', roleName));
            deepStrictEqual(role?.attached, ['arn:aws:iam::aws:policy/AdministratorAccess']);
            deepStrictEqual(JSON.parse(role.trustPolicy).Statement, [
                {
                    Effect: 'Allow',
                    Principal: { AWS: `arn:aws:iam::${management}:root` },
                    Action: 'sts:AssumeRole',
                },
            ]);
        }
    });
});
