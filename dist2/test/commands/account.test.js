/** `cairn account`, as an operator uses it beside a running server. */
import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CreateOrganizationalUnitCommand, DescribeAccountCommand, ListAccountsCommand, ListParentsCommand, ListRootsCommand, ListTagsForResourceCommand, } from '@aws-sdk/client-organizations';
import { CreateBucketCommand, ListBucketsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { organizationsClient, s3ClientOf, stsClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { keysOf, printed } from './printed.js';
describe('cairn account', function () {
    this.timeout(60_000);
    const server = useServer();
    const organizations = organizationsClient(server);
    let id = '';
    it('makes an account, and says how to get in', async () => {
        const made = await server.cli('account', 'create', 'Blue Ltd', '--email', 'it@blue.example');
        strictEqual(made.code, 0);
        id = /account (\d{12})/.exec(made.stdout)?.[1] ?? '';
        match(made.stdout, new RegExp(`cairn key create --account ${id}`));
        match(made.stdout, new RegExp(`arn:aws:iam::${id}:role/OrganizationAccountAccessRole`));
        const found = await organizations.send(new DescribeAccountCommand({ AccountId: id }));
        deepStrictEqual([found.Account?.Name, found.Account?.Email], ['Blue Ltd', 'it@blue.example']);
    });
    it('lets a user of the operator in by the role that it names', async () => {
        const created = await server.cli('account', 'create', 'Green', '--email', 'it@green.example');
        const [, RoleArn, account] = /--role-arn (\S+::(\d{12}):\S+)/.exec(created.stdout) ?? [];
        const administrator = ['user', 'create', 'ops', '--policy', 'AdministratorAccess', '--key'];
        const sts = stsClient(server, keysOf(await server.cli(...administrator, '--json')));
        const assumed = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'operator' }));
        const { AccessKeyId = '', SecretAccessKey = '', SessionToken } = assumed.Credentials ?? {};
        const inside = stsClient(server, {
            accessKeyId: AccessKeyId,
            secretAccessKey: SecretAccessKey,
            sessionToken: SessionToken,
        });
        const { Account } = await inside.send(new GetCallerIdentityCommand({}));
        deepStrictEqual([Account, account?.length], [account, 12]);
    });
    it('makes one with tags, and prints what the API answers', async () => {
        const tags = ['--tag', 'plan=small', '--tag', 'note=a=b'];
        const made = printed(await server.cli('account', 'create', 'Red', '--email=it@red.example', ...tags, '--json'));
        strictEqual(made.CreateAccountStatus.State, 'SUCCEEDED');
        const ResourceId = made.CreateAccountStatus.AccountId;
        const { Tags } = await organizations.send(new ListTagsForResourceCommand({ ResourceId }));
        deepStrictEqual(Tags, [
            { Key: 'note', Value: 'a=b' },
            { Key: 'plan', Value: 'small' },
        ]);
    });
    it('says why there is none', async () => {
        const again = await server.cli('account', 'create', 'Again', '--email', 'it@blue.example');
        deepStrictEqual([again.code, again.stdout], [1, '']);
        match(again.stderr, /Another account has this email address\. \(EMAIL_ALREADY_EXISTS\)/);
    });
    it('lists what the API lists', async () => {
        const { Accounts = [] } = await organizations.send(new ListAccountsCommand({}));
        const listed = printed(await server.cli('account', 'list', '--json'));
        deepStrictEqual(listed, JSON.parse(JSON.stringify({ Accounts })));
        match((await server.cli('account', 'list')).stdout, /\d{12} +Blue Ltd +it@blue\.example +ACTIVE/);
    });
    it('shows what an account uses and may use', async () => {
        const keys = keysOf(await server.cli('key', 'create', '--account', id, '--json'));
        const s3 = s3ClientOf(server, keys);
        await s3.send(new CreateBucketCommand({ Bucket: 'blue-data' }));
        await s3.send(new PutObjectCommand({ Bucket: 'blue-data', Key: 'k', Body: Buffer.alloc(2048) }));
        await server.cli('quota', 'set', '--account', id, '--bytes', '1MiB');
        await server.cli('user', 'create', 'bob', '--account', id, '--key');
        const { stdout } = await server.cli('account', 'show', 'Blue Ltd');
        for (const fact of [
            `id +${id}`,
            'name +Blue Ltd',
            'status +ACTIVE',
            'under +Root \\(r-\\w+\\)',
            'policies +FullAWSAccess',
            'storage +2 KiB of 1 MiB',
            'objects +1, no limit',
            'buckets +1 of \\d+',
            'users +1',
            'keys +2',
        ]) {
            match(stdout, new RegExp(`^${fact}$`, 'm'));
        }
    });
    it('moves an account under a unit', async () => {
        const { Roots: [root] = [] } = await organizations.send(new ListRootsCommand({}));
        const unit = await organizations.send(new CreateOrganizationalUnitCommand({ ParentId: root?.Id, Name: 'Customers' }));
        const to = unit.OrganizationalUnit?.Id ?? '';
        strictEqual((await server.cli('account', 'move', id, '--to', to)).code, 0);
        const { Parents } = await organizations.send(new ListParentsCommand({ ChildId: id }));
        deepStrictEqual(Parents, [{ Id: to, Type: 'ORGANIZATIONAL_UNIT' }]);
        match((await server.cli('account', 'show', id)).stdout, /^under +Root .* > Customers \(ou-/m);
    });
    it('closes an account and reopens it, with the next request', async () => {
        const keys = keysOf(await server.cli('key', 'create', '--account', id, '--json'));
        const s3 = s3ClientOf(server, keys);
        const look = () => s3.send(new ListBucketsCommand({}));
        await look();
        strictEqual((await server.cli('account', 'close', id)).code, 0);
        await rejects(look(), { name: 'InvalidAccessKeyId' });
        match((await server.cli('account', 'list')).stdout, /Blue Ltd .* SUSPENDED/);
        const again = await server.cli('account', 'close', id);
        strictEqual(again.code, 1);
        match(again.stderr, /AccountAlreadyClosedException/);
        strictEqual((await server.cli('account', 'reopen', id)).code, 0);
        await look();
        strictEqual((await server.cli('account', 'reopen', id)).code, 1);
    });
    it('knows no account by a name that several have', async () => {
        await server.cli('account', 'create', 'Blue Ltd', '--email', 'other@blue.example');
        const shown = await server.cli('account', 'show', 'Blue Ltd');
        strictEqual(shown.code, 2);
        match(shown.stderr, /several accounts are called "Blue Ltd"; name one by its id/);
    });
    it('prints no control characters that others put into names', async () => {
        const { Roots: [root] = [] } = await organizations.send(new ListRootsCommand({}));
        const named = { ParentId: root?.Id, Name: 'a\u001b[2Jb' };
        const made = await organizations.send(new CreateOrganizationalUnitCommand(named));
        const unit = made.OrganizationalUnit?.Id ?? '';
        strictEqual((await server.cli('account', 'move', id, '--to', unit)).code, 0);
        match((await server.cli('account', 'show', id)).stdout, / > a\?\[2Jb \(ou-/);
    });
});
