import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CreateOrganizationCommand, DeregisterDelegatedAdministratorCommand, DescribeOrganizationCommand, DisableAWSServiceAccessCommand, EnableAWSServiceAccessCommand, LeaveOrganizationCommand, ListAccountsCommand, ListAWSServiceAccessForOrganizationCommand, ListDelegatedAdministratorsCommand, ListDelegatedServicesForAccountCommand, ListHandshakesForAccountCommand, ListHandshakesForOrganizationCommand, ListRootsCommand, RegisterDelegatedAdministratorCommand, } from '@aws-sdk/client-organizations';
import { organizationsClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { newAccount } from './scene.js';
describe('the organization', () => {
    const server = useServer();
    const client = organizationsClient(server);
    it('is there from the first start, with all features', async () => {
        const { Organization: organization } = await client.send(new DescribeOrganizationCommand());
        const { Id: id = '', MasterAccountId: management = '' } = organization ?? {};
        match(id, /^o-[a-z0-9]{10}$/);
        strictEqual(organization?.FeatureSet, 'ALL');
        strictEqual(organization?.Arn, `arn:aws:organizations::${management}:organization/${id}`);
        const master = `arn:aws:organizations::${management}:account/${id}/${management}`;
        strictEqual(organization?.MasterAccountArn, master);
        deepStrictEqual(organization?.AvailablePolicyTypes, [
            { Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' },
        ]);
        const { Accounts } = await client.send(new ListAccountsCommand());
        deepStrictEqual(Accounts?.map(({ Id, Status, JoinedMethod }) => [Id, Status, JoinedMethod]), [[management, 'ACTIVE', 'INVITED']]);
    });
    it('has one root, where service control policies bind', async () => {
        const { Roots = [] } = await client.send(new ListRootsCommand());
        strictEqual(Roots.length, 1);
        match(Roots[0]?.Id ?? '', /^r-[0-9a-z]{4}$/);
        match(Roots[0]?.Arn ?? '', /^arn:aws:organizations::\d{12}:root\/o-[a-z0-9]{10}\/r-[0-9a-z]{4}$/);
        deepStrictEqual([Roots[0]?.Name, Roots[0]?.PolicyTypes], ['Root', [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }]]);
    });
    it('is not made again, and not left', async () => {
        const create = new CreateOrganizationCommand({ FeatureSet: 'ALL' });
        await rejects(client.send(create), { name: 'AlreadyInOrganizationException' });
        await rejects(client.send(new LeaveOrganizationCommand()), {
            name: 'MasterCannotLeaveOrganizationException',
        });
    });
    it('is the same after a restart', async () => {
        const { Organization: before } = await client.send(new DescribeOrganizationCommand());
        await server.restart();
        const { Organization: after } = await client.send(new DescribeOrganizationCommand());
        deepStrictEqual(after, before);
    }).timeout(60_000);
    it('notes which services may work in its accounts', async () => {
        const list = new ListAWSServiceAccessForOrganizationCommand();
        const ServicePrincipal = 'cloudtrail.amazonaws.com';
        await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
        const { EnabledServicePrincipals: enabled = [] } = await client.send(list);
        strictEqual(enabled[0]?.ServicePrincipal, ServicePrincipal);
        strictEqual(enabled[0]?.DateEnabled instanceof Date, true);
        await client.send(new DisableAWSServiceAccessCommand({ ServicePrincipal }));
        deepStrictEqual((await client.send(list)).EnabledServicePrincipals, []);
        const unknown = new EnableAWSServiceAccessCommand({ ServicePrincipal: 'example.com' });
        await rejects(client.send(unknown), {
            name: 'InvalidInputException',
            Reason: 'UNRECOGNIZED_SERVICE_PRINCIPAL',
        });
    });
    it('has delegated administrators, a service each', async () => {
        const AccountId = await newAccount(client, 'audit');
        const delegation = { AccountId, ServicePrincipal: 'cloudtrail.amazonaws.com' };
        await rejects(client.send(new RegisterDelegatedAdministratorCommand(delegation)), {
            name: 'ConstraintViolationException',
            Reason: 'SERVICE_ACCESS_NOT_ENABLED',
        });
        await client.send(new EnableAWSServiceAccessCommand(delegation));
        await client.send(new RegisterDelegatedAdministratorCommand(delegation));
        await rejects(client.send(new RegisterDelegatedAdministratorCommand(delegation)), {
            name: 'AccountAlreadyRegisteredException',
        });
        const list = new ListDelegatedAdministratorsCommand();
        const { DelegatedAdministrators: administrators } = await client.send(list);
        deepStrictEqual(administrators?.map(({ Id }) => Id), [AccountId]);
        const services = new ListDelegatedServicesForAccountCommand({ AccountId });
        const { DelegatedServices: listed } = await client.send(services);
        deepStrictEqual(listed?.map((one) => one.ServicePrincipal), ['cloudtrail.amazonaws.com']);
        await client.send(new DeregisterDelegatedAdministratorCommand(delegation));
        deepStrictEqual((await client.send(list)).DelegatedAdministrators, []);
        await rejects(client.send(services), { name: 'AccountNotRegisteredException' });
    });
    it('has no invitations', async () => {
        const own = await client.send(new ListHandshakesForAccountCommand());
        const all = await client.send(new ListHandshakesForOrganizationCommand());
        deepStrictEqual([own.Handshakes, all.Handshakes], [[], []]);
    });
});
