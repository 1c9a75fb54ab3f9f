import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { AddUserToGroupCommand, CreateAccessKeyCommand, CreateGroupCommand, CreateLoginProfileCommand, CreateUserCommand, DeleteAccessKeyCommand, DeleteLoginProfileCommand, DeleteUserCommand, GetUserCommand, ListAccessKeysCommand, ListGroupsForUserCommand, ListServiceSpecificCredentialsCommand, ListSigningCertificatesCommand, ListSSHPublicKeysCommand, ListUsersCommand, ListUserTagsCommand, RemoveUserFromGroupCommand, TagUserCommand, UntagUserCommand, UpdateUserCommand, } from '@aws-sdk/client-iam';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { iamClient, s3ClientOf } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('users', () => {
    const server = useServer();
    const iam = iamClient(server);
    it('are made with a path and tags, and found', async () => {
        const Tags = [{ Key: 'team', Value: 'blue' }];
        const made = await iam.send(new CreateUserCommand({ UserName: 'bob', Path: '/ops/', Tags }));
        const { User: user } = await iam.send(new GetUserCommand({ UserName: 'bob' }));
        deepStrictEqual(user, made.User);
        strictEqual(user?.Arn?.endsWith(':user/ops/bob'), true);
        deepStrictEqual(user?.Tags, Tags);
    });
    it('have names that differ in more than case', async () => {
        await rejects(iam.send(new CreateUserCommand({ UserName: 'BOB' })), {
            name: 'EntityAlreadyExistsException',
            message: 'User with name BOB already exists.',
        });
    });
    it('are not found under another name', async () => {
        await rejects(iam.send(new GetUserCommand({ UserName: 'eve' })), {
            name: 'NoSuchEntityException',
            message: 'The user with name eve cannot be found.',
        });
    });
    it('are listed by name, below a path, a page at a time', async () => {
        const Path = '/listed/';
        for (const UserName of ['c', 'A', 'b']) {
            await iam.send(new CreateUserCommand({ UserName, Path, Tags: [{ Key: 'k', Value: 'v' }] }));
        }
        const first = await iam.send(new ListUsersCommand({ PathPrefix: Path, MaxItems: 2 }));
        deepStrictEqual(namesOf(first.Users), ['A', 'b']);
        strictEqual(first.IsTruncated, true);
        strictEqual(first.Users?.[0]?.Tags, undefined);
        const Marker = first.Marker;
        const second = await iam.send(new ListUsersCommand({ PathPrefix: '/list', Marker }));
        deepStrictEqual([namesOf(second.Users), second.IsTruncated], [['c'], false]);
        await rejects(iam.send(new ListUsersCommand({ MaxItems: 1001 })), { name: 'ValidationError' });
        await rejects(iam.send(new ListUsersCommand({ PathPrefix: 'x' })), { name: 'ValidationError' });
    });
    it('are tagged, whatever the case of the keys', async () => {
        await iam.send(new CreateUserCommand({ UserName: 'tagged' }));
        const UserName = 'tagged';
        const tag = (Key, Value) => iam.send(new TagUserCommand({ UserName, Tags: [{ Key, Value }] }));
        await tag('team', 'blue');
        await tag('cost', '1');
        await tag('TEAM', 'red');
        deepStrictEqual(await tagsOf(iam, UserName), ['cost=1', 'TEAM=red']);
        await iam.send(new UntagUserCommand({ UserName, TagKeys: ['Cost', 'none'] }));
        deepStrictEqual(await tagsOf(iam, UserName), ['TEAM=red']);
        await rejects(tag('aws:mine', 'x'), { name: 'InvalidInputException' });
        const Tags = Array.from({ length: 50 }, (_, i) => ({ Key: `k${i}`, Value: '' }));
        await rejects(iam.send(new TagUserCommand({ UserName, Tags })), {
            name: 'LimitExceededException',
        });
        const constraints = [
            [
                [{ Key: 'k'.repeat(129), Value: '' }],
                /'tags\.1\.member\.key' .* less than or equal to 128$/,
            ],
            [[{ Key: 'k', Value: 'v'.repeat(257) }], /'tags\.1\.member\.value' .* equal to 256$/],
            [[{ Key: 'NO!', Value: '' }], /Member must satisfy regular expression pattern: \[\\p\{L\}/],
            [
                Array.from({ length: 51 }, (_, n) => ({ Key: `${n}`, Value: '' })),
                /'tags' .* equal to 50$/,
            ],
        ];
        for (const [wrong, message] of constraints) {
            const create = new TagUserCommand({ UserName, Tags: wrong });
            await rejects(iam.send(create), { name: 'ValidationError', message });
        }
        await rejects(iam.send(new UntagUserCommand({ UserName, TagKeys: ['NO!'] })), {
            name: 'ValidationError',
            message: /^1 validation error detected: Value 'NO!' at 'tagKeys\.1\.member' failed to satisfy/,
        });
        await rejects(iam.send(new ListUserTagsCommand({ UserName: 'eve' })), {
            name: 'NoSuchEntityException',
        });
    });
    it('keep their keys and groups under another name', async () => {
        const UserName = 'before';
        const made = await iam.send(new CreateUserCommand({ UserName }));
        const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
        await iam.send(new CreateGroupCommand({ GroupName: 'team' }));
        await iam.send(new AddUserToGroupCommand({ GroupName: 'team', UserName }));
        await rejects(iam.send(new UpdateUserCommand({ UserName, NewUserName: 'Bob' })), {
            name: 'EntityAlreadyExistsException',
            message: 'User with name Bob already exists.',
        });
        await iam.send(new UpdateUserCommand({ UserName, NewUserName: 'after', NewPath: '/new/' }));
        await rejects(iam.send(new GetUserCommand({ UserName })), { name: 'NoSuchEntityException' });
        const { User: user } = await iam.send(new GetUserCommand({ UserName: 'after' }));
        strictEqual(user?.UserId, made.User?.UserId);
        match(user?.Arn ?? '', /:user\/new\/after$/);
        const keys = await iam.send(new ListAccessKeysCommand({ UserName: 'after' }));
        deepStrictEqual(keys.AccessKeyMetadata?.map((one) => [one.AccessKeyId, one.UserName]), [[key?.AccessKeyId, 'after']]);
        const groups = await iam.send(new ListGroupsForUserCommand({ UserName: 'after' }));
        deepStrictEqual(groups.Groups?.map(({ GroupName }) => GroupName), ['team']);
        const accessKeyId = key?.AccessKeyId ?? '';
        const s3 = s3ClientOf(server, { accessKeyId, secretAccessKey: key?.SecretAccessKey ?? '' });
        await rejects(s3.send(new ListBucketsCommand()), {
            name: 'AccessDenied',
            message: /new\/after/,
        });
        // The same name in another case is the user's own.
        await iam.send(new UpdateUserCommand({ UserName: 'after', NewUserName: 'After' }));
        strictEqual((await iam.send(new GetUserCommand({ UserName: 'after' }))).User?.UserName, 'After');
    });
    it('go only when nothing of theirs is left, which is named in order', async () => {
        const UserName = 'leaving';
        await iam.send(new CreateUserCommand({ UserName }));
        await iam.send(new CreateLoginProfileCommand({ UserName, Password: 'Correct-horse-1' }));
        const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
        await iam.send(new CreateGroupCommand({ GroupName: 'holding' }));
        await iam.send(new AddUserToGroupCommand({ GroupName: 'holding', UserName }));
        const conflict = (must) => rejects(iam.send(new DeleteUserCommand({ UserName })), {
            name: 'DeleteConflictException',
            message: `Cannot delete entity, must ${must} first.`,
        });
        const sshKeys = new ListSSHPublicKeysCommand({ UserName });
        deepStrictEqual((await iam.send(sshKeys)).SSHPublicKeys, []);
        const certificates = new ListSigningCertificatesCommand({ UserName });
        deepStrictEqual((await iam.send(certificates)).Certificates, []);
        const passwords = new ListServiceSpecificCredentialsCommand({ UserName });
        deepStrictEqual((await iam.send(passwords)).ServiceSpecificCredentials, []);
        await conflict('delete login profile');
        await iam.send(new DeleteLoginProfileCommand({ UserName }));
        await conflict('delete access keys');
        await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: key?.AccessKeyId }));
        await conflict('remove users from group');
        await iam.send(new RemoveUserFromGroupCommand({ GroupName: 'holding', UserName }));
        await iam.send(new DeleteUserCommand({ UserName }));
        const gone = {
            name: 'NoSuchEntityException',
            message: 'The user with name leaving cannot be found.',
        };
        await rejects(iam.send(new DeleteUserCommand({ UserName })), gone);
        await rejects(iam.send(sshKeys), gone);
        await rejects(iam.send(certificates), gone);
        await rejects(iam.send(passwords), gone);
    });
});
function namesOf(users) {
    return users?.map(({ UserName }) => UserName);
}
async function tagsOf(iam, UserName) {
    const { Tags } = await iam.send(new ListUserTagsCommand({ UserName }));
    return Tags?.map(({ Key, Value }) => `${Key}=${Value}`);
}
