/** `cairn user` and `cairn key`, as an operator uses them beside a running server. */
import { deepStrictEqual, doesNotMatch, match, rejects, strictEqual } from 'node:assert/strict';
import { AddUserToGroupCommand, CreateGroupCommand, CreateLoginProfileCommand, GetLoginProfileCommand, GetUserCommand, ListUsersCommand, PutUserPolicyCommand, } from '@aws-sdk/client-iam';
import { CreateBucketCommand, ListBucketsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { addMfaDevice } from '../sts/mfa-device.js';
import { iamClient, s3ClientOf } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { keysOf, printed } from './printed.js';
describe('cairn user', function () {
    this.timeout(60_000);
    const server = useServer();
    const iam = iamClient(server);
    const lists = (keys) => s3ClientOf(server, keys).send(new ListBucketsCommand({}));
    it('makes a user who may at once do what the policies say, and no more', async () => {
        await iam.send(new CreateGroupCommand({ GroupName: 'readers' }));
        const keys = keysOf(await server.cli(...['user', 'create', 'bob', '--path', '/ops/', '--policy', 'AmazonS3ReadOnlyAccess'], ...['--group', 'readers', '--key', '--json']));
        await lists(keys);
        const make = new CreateBucketCommand({ Bucket: 'bobs-own' });
        await rejects(s3ClientOf(server, keys).send(make), { name: 'AccessDenied' });
        const { User } = await iam.send(new GetUserCommand({ UserName: 'bob' }));
        match(User?.Arn ?? '', /:user\/ops\/bob$/);
        const shown = await server.cli('user', 'show', 'bob');
        match(shown.stdout, /^policies +AmazonS3ReadOnlyAccess$/m);
        match(shown.stdout, /^groups +readers$/m);
        match(shown.stdout, new RegExp(`^keys +${keys.accessKeyId} \\(Active, last used `, 'm'));
        doesNotMatch(shown.stdout, new RegExp(keys.secretAccessKey.replaceAll('+', '\\+')));
    });
    it('makes none of whom it cannot give what was asked', async () => {
        const mistyped = await server.cli('user', 'create', 'eve', '--policy', 'AmazonS3ReadOnlyAcces');
        strictEqual(mistyped.code, 1);
        match(mistyped.stderr, /Did you mean AmazonS3ReadOnlyAccess\?/);
        const missing = await server.cli('user', 'create', 'eve', '--group', 'nobodies');
        strictEqual(missing.code, 1);
        match(missing.stderr, /The group with name nobodies cannot be found\. \(NoSuchEntity\)/);
        await rejects(iam.send(new GetUserCommand({ UserName: 'eve' })), /NoSuchEntity/);
    });
    it('works in the account that is named', async () => {
        const email = ['--email', 'it@blue.example'];
        const made = printed(await server.cli('account', 'create', 'Blue', ...email, '--json'));
        const account = made.CreateAccountStatus.AccountId;
        await server.cli('user', 'create', 'bob', '--account', 'Blue');
        const root = keysOf(await server.cli('key', 'create', '--account', account, '--json'));
        const { Users = [] } = await iamClient(server, root).send(new ListUsersCommand({}));
        deepStrictEqual(Users.map(({ Arn }) => Arn), [`arn:aws:iam::${account}:user/bob`]);
        const listed = printed(await server.cli('user', 'list', '--account', account, '--json'));
        deepStrictEqual(listed.Users[0].UserId, Users[0]?.UserId);
    });
    it('sets a password from standard input only', async () => {
        const set = await server.cliReading('First-Passw0rd\nmore\n', 'user', 'password', 'bob');
        strictEqual(set.stdout, 'Set the password of bob.\n');
        await iam.send(new GetLoginProfileCommand({ UserName: 'bob' }));
        const changed = await server.cliReading('Second-Passw0rd', 'user', 'password', 'bob');
        strictEqual(changed.stdout, 'Changed the password of bob.\n');
        const weak = await server.cliReading('weakling\n', 'user', 'password', 'bob');
        strictEqual(weak.code, 1);
        match(weak.stderr, /PasswordPolicyViolation/);
        doesNotMatch(weak.stderr, /weakling/);
        const argument = await server.cli('user', 'password', 'bob', 'Third-Passw0rd');
        strictEqual(argument.code, 2);
        doesNotMatch(argument.stderr, /Third/);
    });
    it('removes a user with all that it has only when told to', async () => {
        const UserName = 'leaver';
        const keys = keysOf(await server.cli('user', 'create', UserName, '--policy', 'ReadOnlyAccess', '--key', '--json'));
        await lists(keys);
        await iam.send(new AddUserToGroupCommand({ UserName, GroupName: 'readers' }));
        await iam.send(new CreateLoginProfileCommand({ UserName, Password: 'Some-Passw0rd' }));
        const statement = { Effect: 'Allow', Action: 'iam:*', Resource: '*' };
        const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
        const PolicyName = 'inline';
        await iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument }));
        await addMfaDevice(server, 'leavers', { UserName });
        const held = await server.cli('user', 'delete', UserName);
        strictEqual(held.code, 1);
        match(held.stderr, /DeleteConflict/);
        await lists(keys);
        strictEqual((await server.cli('user', 'delete', UserName, '--force')).code, 0);
        await rejects(lists(keys), { name: 'InvalidAccessKeyId' });
        await rejects(iam.send(new GetUserCommand({ UserName })), /NoSuchEntity/);
    });
});
describe('cairn key', function () {
    this.timeout(60_000);
    const server = useServer();
    const lists = (keys) => s3ClientOf(server, keys).send(new ListBucketsCommand({}));
    it('hands an account over with a key of its root', async () => {
        await server.cli('account', 'create', 'Blue', '--email', 'it@blue.example');
        const made = await server.cli('key', 'create', '--account', 'Blue');
        match(made.stdout, /^The secret is shown only this once:$/m);
        const [, accessKeyId = ''] = /AWS_ACCESS_KEY_ID=(\S+)/.exec(made.stdout) ?? [];
        const [, secretAccessKey = ''] = /AWS_SECRET_ACCESS_KEY=(\S+)/.exec(made.stdout) ?? [];
        const s3 = s3ClientOf(server, { accessKeyId, secretAccessKey });
        await s3.send(new CreateBucketCommand({ Bucket: 'handed-over' }));
        await s3.send(new PutObjectCommand({ Bucket: 'handed-over', Key: 'k', Body: 'x' }));
    });
    it('refuses what a disabled key signs, until it is enabled, whosever it is', async () => {
        await server.cli('user', 'create', 'ann', '--account', 'Blue', '--policy', 'ReadOnlyAccess');
        const asked = ['key', 'create', '--user', 'ann', '--account', 'Blue', '--json'];
        const keys = keysOf(await server.cli(...asked));
        await lists(keys);
        strictEqual((await server.cli('key', 'disable', keys.accessKeyId)).code, 0);
        await rejects(lists(keys), { name: 'InvalidAccessKeyId' });
        strictEqual((await server.cli('key', 'enable', keys.accessKeyId)).code, 0);
        await lists(keys);
        strictEqual((await server.cli('key', 'delete', keys.accessKeyId)).code, 0);
        await rejects(lists(keys), { name: 'InvalidAccessKeyId' });
    });
    it('lists the keys of an account or of all, with when they were last used', async () => {
        const all = await server.cli('key', 'list', '--all');
        match(all.stdout, new RegExp(`^${server.accessKeyId} +\\d{12} +\\(root\\) +Active`, 'm'));
        const ofBlue = async () => {
            const asked = ['key', 'list', '--account', 'Blue', '--json'];
            const { AccessKeyMetadata: keys } = printed(await server.cli(...asked));
            strictEqual(keys.length, 1);
            strictEqual('SecretAccessKey' in keys[0], false);
            return keys[0].AccessKeyLastUsed.ServiceName;
        };
        // A use is written beside the request, not before its answer.
        let service = await ofBlue();
        while (service === 'N/A')
            service = await ofBlue();
        strictEqual(service, 's3');
    });
    it('leaves the root key that the server was started with', async () => {
        const deleted = await server.cli('key', 'delete', server.accessKeyId);
        strictEqual(deleted.code, 1);
        match(deleted.stderr, /UnmodifiableEntity/);
        await lists(server);
    });
    it('says which key is not there', async () => {
        const none = await server.cli('key', 'disable', 'AKIANOBODYNOBODYNOBO');
        strictEqual(none.code, 1);
        match(none.stderr, /The Access Key with id AKIANOBODYNOBODYNOBO cannot be found\./);
    });
});
