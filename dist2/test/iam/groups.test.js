import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { AddUserToGroupCommand, CreateGroupCommand, CreateUserCommand, DeleteGroupCommand, GetGroupCommand, ListGroupsCommand, ListGroupsForUserCommand, RemoveUserFromGroupCommand, UpdateGroupCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('groups', () => {
    const server = useServer();
    const iam = iamClient(server);
    const membersOf = async (GroupName) => {
        const { Users } = await iam.send(new GetGroupCommand({ GroupName }));
        return Users?.map(({ UserName }) => UserName);
    };
    before(async () => {
        for (const UserName of ['ann', 'bob', 'cid']) {
            await iam.send(new CreateUserCommand({ UserName }));
        }
    });
    it('are made once, whatever the case of the name', async () => {
        const { Group } = await iam.send(new CreateGroupCommand({ GroupName: 'ops', Path: '/x/' }));
        match(Group?.Arn ?? '', /^arn:aws:iam::\d{12}:group\/x\/ops$/);
        match(Group?.GroupId ?? '', /^AGPA[A-Z2-7]{17}$/);
        await rejects(iam.send(new CreateGroupCommand({ GroupName: 'OPS' })), {
            name: 'EntityAlreadyExistsException',
            message: 'Group with name OPS already exists.',
        });
        await rejects(iam.send(new CreateGroupCommand({ GroupName: 'a b' })), {
            name: 'ValidationError',
        });
    });
    it('have users, listed a page at a time; adding one again is no error', async () => {
        for (const UserName of ['bob', 'ann', 'cid', 'ann']) {
            await iam.send(new AddUserToGroupCommand({ GroupName: 'ops', UserName }));
        }
        const first = await iam.send(new GetGroupCommand({ GroupName: 'ops', MaxItems: 2 }));
        deepStrictEqual(first.Users?.map(({ UserName }) => UserName), ['ann', 'bob']);
        const { Marker } = first;
        const rest = await iam.send(new GetGroupCommand({ GroupName: 'ops', Marker }));
        deepStrictEqual(rest.Users?.map(({ UserName }) => UserName), ['cid']);
        strictEqual(rest.IsTruncated, false);
    });
    it('keep their users under another name', async () => {
        await iam.send(new UpdateGroupCommand({ GroupName: 'ops', NewGroupName: 'crew', NewPath: '/y/' }));
        deepStrictEqual(await membersOf('crew'), ['ann', 'bob', 'cid']);
        const { Groups } = await iam.send(new ListGroupsForUserCommand({ UserName: 'ann' }));
        deepStrictEqual(Groups?.map(({ Arn = '' }) => Arn.split(':').at(-1)), ['group/y/crew']);
        await rejects(iam.send(new GetGroupCommand({ GroupName: 'ops' })), {
            name: 'NoSuchEntityException',
            message: 'The group with name ops cannot be found.',
        });
        await iam.send(new CreateGroupCommand({ GroupName: 'other' }));
        const NewGroupName = 'Crew';
        await rejects(iam.send(new UpdateGroupCommand({ GroupName: 'other', NewGroupName })), {
            name: 'EntityAlreadyExistsException',
        });
    });
    it('let users go, once', async () => {
        const command = () => new RemoveUserFromGroupCommand({ GroupName: 'crew', UserName: 'cid' });
        await iam.send(command());
        deepStrictEqual(await membersOf('crew'), ['ann', 'bob']);
        await rejects(iam.send(command()), { name: 'NoSuchEntityException' });
        const eve = new AddUserToGroupCommand({ GroupName: 'crew', UserName: 'eve' });
        await rejects(iam.send(eve), { message: 'The user with name eve cannot be found.' });
    });
    it('are at most ten a user', async () => {
        const add = (GroupName) => iam.send(new AddUserToGroupCommand({ GroupName, UserName: 'cid' }));
        for (let count = 0; count < 10; count++) {
            await iam.send(new CreateGroupCommand({ GroupName: `g${count}`, Path: '/many/' }));
            await add(`g${count}`);
        }
        await add('g3');
        await rejects(add('crew'), {
            name: 'LimitExceededException',
            message: 'Cannot exceed quota for GroupsPerUser: 10',
        });
        const { Groups } = await iam.send(new ListGroupsCommand({ PathPrefix: '/many/', MaxItems: 3 }));
        deepStrictEqual(Groups?.map(({ GroupName }) => GroupName), ['g0', 'g1', 'g2']);
    });
    it('go when no user is left', async () => {
        const command = () => new DeleteGroupCommand({ GroupName: 'crew' });
        await rejects(iam.send(command()), {
            name: 'DeleteConflictException',
            message: 'Cannot delete entity, must remove users from group first.',
        });
        for (const UserName of ['ann', 'bob']) {
            await iam.send(new RemoveUserFromGroupCommand({ GroupName: 'crew', UserName }));
        }
        await iam.send(command());
        await rejects(iam.send(command()), { name: 'NoSuchEntityException' });
    });
});
