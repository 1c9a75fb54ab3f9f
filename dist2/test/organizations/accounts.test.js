import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CloseAccountCommand, CreateAccountCommand, CreateOrganizationalUnitCommand, DescribeAccountCommand, DescribeCreateAccountStatusCommand, ListAccountsCommand, ListAccountsForParentCommand, ListCreateAccountStatusCommand, ListParentsCommand, ListTagsForResourceCommand, MoveAccountCommand, RemoveAccountFromOrganizationCommand, TagResourceCommand, UntagResourceCommand, } from '@aws-sdk/client-organizations';
import { organizationsClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { newAccount, rootId } from './scene.js';
describe('accounts', () => {
    const server = useServer();
    const client = organizationsClient(server);
    it('are made, and the status says so', async () => {
        const { CreateAccountStatus: status } = await client.send(new CreateAccountCommand({
            AccountName: 'Blue Ltd',
            Email: 'it@blue.example.com',
            IamUserAccessToBilling: 'DENY',
            Tags: [{ Key: 'plan', Value: 'small' }],
        }));
        match(status?.Id ?? '', /^car-[a-z0-9]{32}$/);
        match(status?.AccountId ?? '', /^[1-9]\d{11}$/);
        strictEqual(status?.State, 'SUCCEEDED');
        const CreateAccountRequestId = status?.Id;
        const found = await client.send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId }));
        deepStrictEqual(found.CreateAccountStatus, status);
        const AccountId = status?.AccountId;
        const { Account: account } = await client.send(new DescribeAccountCommand({ AccountId }));
        deepStrictEqual([account?.Name, account?.Email, account?.Status, account?.JoinedMethod], ['Blue Ltd', 'it@blue.example.com', 'ACTIVE', 'CREATED']);
        match(account?.Arn ?? '', /^arn:aws:organizations::\d{12}:account\/o-[a-z0-9]{10}\/\d{12}$/);
        const { Parents } = await client.send(new ListParentsCommand({ ChildId: AccountId }));
        deepStrictEqual(Parents, [{ Id: await rootId(client), Type: 'ROOT' }]);
    });
    it('have an email that no other has, in whatever case', async () => {
        const { CreateAccountStatus: status } = await client.send(new CreateAccountCommand({ AccountName: 'Other', Email: 'IT@blue.example.com' }));
        deepStrictEqual([status?.State, status?.FailureReason, status?.AccountId], ['FAILED', 'EMAIL_ALREADY_EXISTS', undefined]);
        const failed = await client.send(new ListCreateAccountStatusCommand({ States: ['FAILED'] }));
        deepStrictEqual(failed.CreateAccountStatuses, [status]);
    });
    it('are made once of many that ask for the same email at once', async () => {
        const asked = Array.from({ length: 8 }, (_, index) => client.send(new CreateAccountCommand({ AccountName: `race ${index}`, Email: 'race@example.com' })));
        const states = (await Promise.all(asked)).map((one) => one.CreateAccountStatus?.State);
        deepStrictEqual(states.sort(), [...Array(7).fill('FAILED'), 'SUCCEEDED']);
    });
    const refused = [
        ['an email without a host', 'INVALID_PATTERN', { Email: 'nobody' }],
        ['an email that is too short', 'MIN_LENGTH_EXCEEDED', { Email: 'a@b.c' }],
        ['a name that is too long', 'MAX_LENGTH_EXCEEDED', { Name: 'x'.repeat(51) }],
        ['a role name with a slash', 'INVALID_ROLE_NAME', { RoleName: 'a/b' }],
    ];
    for (const [what, Reason, { Name, ...given }] of refused) {
        it(`are not made with ${what}`, async () => {
            const input = { AccountName: Name ?? 'x', Email: 'x@example.com', ...given };
            await rejects(client.send(new CreateAccountCommand(input)), {
                name: 'InvalidInputException',
                Reason,
            });
        });
    }
    it('are listed in pages', async () => {
        await newAccount(client, 'red');
        await newAccount(client, 'green');
        const all = await client.send(new ListAccountsCommand({}));
        const seen = [];
        let NextToken;
        do {
            const page = await client.send(new ListAccountsCommand({ MaxResults: 3, NextToken }));
            seen.push(...(page.Accounts ?? []).map(({ Id }) => Id));
            NextToken = page.NextToken;
        } while (NextToken !== undefined);
        strictEqual(seen.length, 5);
        deepStrictEqual(seen, all.Accounts?.map(({ Id }) => Id));
        await rejects(client.send(new ListAccountsCommand({ MaxResults: 21 })), {
            name: 'InvalidInputException',
            Reason: 'MAX_VALUE_EXCEEDED',
        });
        await rejects(client.send(new ListAccountsCommand({ NextToken: '?' })), {
            name: 'InvalidInputException',
            Reason: 'INVALID_PAGINATION_TOKEN',
        });
    });
    it('move from one parent to another', async () => {
        const root = await rootId(client);
        const AccountId = await newAccount(client, 'mover');
        const { OrganizationalUnit: unit } = await client.send(new CreateOrganizationalUnitCommand({ ParentId: root, Name: 'customers' }));
        const DestinationParentId = unit?.Id;
        const move = { AccountId, SourceParentId: root, DestinationParentId };
        await client.send(new MoveAccountCommand(move));
        const inside = await client.send(new ListAccountsForParentCommand({ ParentId: DestinationParentId }));
        deepStrictEqual(inside.Accounts?.map(({ Id }) => Id), [AccountId]);
        await rejects(client.send(new MoveAccountCommand(move)), {
            name: 'SourceParentNotFoundException',
        });
        const same = { ...move, SourceParentId: DestinationParentId };
        await rejects(client.send(new MoveAccountCommand(same)), { name: 'DuplicateAccountException' });
        const nowhere = { ...same, DestinationParentId: `${root}x` };
        await rejects(client.send(new MoveAccountCommand(nowhere)), {
            name: 'DestinationParentNotFoundException',
        });
    });
    it('are closed, and stay to be seen', async () => {
        const AccountId = await newAccount(client, 'leaver');
        await client.send(new CloseAccountCommand({ AccountId }));
        const { Account: account } = await client.send(new DescribeAccountCommand({ AccountId }));
        strictEqual(account?.Status, 'SUSPENDED');
        await rejects(client.send(new CloseAccountCommand({ AccountId })), {
            name: 'AccountAlreadyClosedException',
            message: 'The provided account is already closed.',
        });
        await rejects(client.send(new CloseAccountCommand({ AccountId: 'none' })), {
            name: 'InvalidInputException',
            message: 'You provided a value that does not match the required pattern.',
        });
        await rejects(client.send(new CloseAccountCommand({ AccountId: '000000000000' })), {
            name: 'AccountNotFoundException',
            message: "You specified an account that doesn't exist.",
        });
    });
    it('are not removed, as they have no life outside; the management account is not closed', async () => {
        const AccountId = await newAccount(client, 'stayer');
        await rejects(client.send(new RemoveAccountFromOrganizationCommand({ AccountId })), {
            name: 'ConstraintViolationException',
            Reason: 'ACCOUNT_CANNOT_LEAVE_ORGANIZATION',
        });
        const { Accounts = [] } = await client.send(new ListAccountsCommand({}));
        const management = Accounts.find(({ JoinedMethod }) => JoinedMethod === 'INVITED')?.Id;
        await rejects(client.send(new CloseAccountCommand({ AccountId: management })), {
            name: 'ConstraintViolationException',
            Reason: 'CANNOT_CLOSE_MANAGEMENT_ACCOUNT',
        });
        const remove = new RemoveAccountFromOrganizationCommand({ AccountId: management });
        await rejects(client.send(remove), { name: 'MasterCannotLeaveOrganizationException' });
    });
    it('are tagged', async () => {
        const ResourceId = await newAccount(client, 'tagged');
        const list = new ListTagsForResourceCommand({ ResourceId });
        const Tags = [
            { Key: 'a', Value: '1' },
            { Key: 'b', Value: '2' },
        ];
        await client.send(new TagResourceCommand({ ResourceId, Tags }));
        await client.send(new TagResourceCommand({ ResourceId, Tags: [{ Key: 'a', Value: '3' }] }));
        await client.send(new UntagResourceCommand({ ResourceId, TagKeys: ['b'] }));
        deepStrictEqual((await client.send(list)).Tags, [{ Key: 'a', Value: '3' }]);
        const own = new TagResourceCommand({ ResourceId, Tags: [{ Key: 'aws:x', Value: '' }] });
        await rejects(client.send(own), {
            name: 'InvalidInputException',
            Reason: 'INVALID_SYSTEM_TAGS_PARAMETER',
        });
        const many = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
        await rejects(client.send(new TagResourceCommand({ ResourceId, Tags: many })), {
            name: 'ConstraintViolationException',
            Reason: 'MAX_TAG_LIMIT_EXCEEDED',
        });
    });
});
