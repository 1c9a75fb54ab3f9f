import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { CreateAccountAliasCommand, CreateGroupCommand, CreateUserCommand, DeleteAccountAliasCommand, GetAccountSummaryCommand, ListAccountAliasesCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('an account', () => {
    const server = useServer();
    const iam = iamClient(server);
    const create = (AccountAlias) => iam.send(new CreateAccountAliasCommand({ AccountAlias }));
    const aliases = async () => (await iam.send(new ListAccountAliasesCommand({}))).AccountAliases;
    it('has one alias at most', async () => {
        deepStrictEqual(await aliases(), []);
        await create('first-name');
        await create('second-name');
        deepStrictEqual(await aliases(), ['second-name']);
        await rejects(create('second-name'), {
            name: 'EntityAlreadyExistsException',
            message: 'The account alias second-name already exists.',
        });
        const gone = new DeleteAccountAliasCommand({ AccountAlias: 'first-name' });
        await rejects(iam.send(gone), {
            name: 'NoSuchEntityException',
            message: 'The account alias first-name cannot be found.',
        });
        await iam.send(new DeleteAccountAliasCommand({ AccountAlias: 'second-name' }));
        deepStrictEqual(await aliases(), []);
    });
    it('has an alias that fits into a host name', async () => {
        for (const alias of ['ab', 'Upper', '-a-', 'a--b', 'x'.repeat(64), 'a_b']) {
            await rejects(create(alias), { name: 'ValidationError' }, alias);
        }
        await rejects(create('1'.repeat(12)), { name: 'InvalidInputException' });
    });
    it('says what it has', async () => {
        await iam.send(new CreateUserCommand({ UserName: 'ann' }));
        await iam.send(new CreateGroupCommand({ GroupName: 'ops' }));
        const { SummaryMap: map = {} } = await iam.send(new GetAccountSummaryCommand({}));
        deepStrictEqual([map.Users, map.Groups, map.MFADevices], [1, 1, 0]);
        deepStrictEqual([map.AccessKeysPerUserQuota, map.GroupsPerUserQuota], [2, 10]);
        strictEqual(map.AccountAccessKeysPresent, 1);
    });
});
