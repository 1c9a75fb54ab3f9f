import { deepStrictEqual, match, rejects } from 'node:assert/strict';
import { DisableOrganizationsRootCredentialsManagementCommand, DisableOrganizationsRootSessionsCommand, EnableOrganizationsRootCredentialsManagementCommand, EnableOrganizationsRootSessionsCommand, ListOrganizationsFeaturesCommand, } from '@aws-sdk/client-iam';
import { EnableAWSServiceAccessCommand } from '@aws-sdk/client-organizations';
import { iamClient, organizationsClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('central access to the roots of members', () => {
    const server = useServer();
    const iam = iamClient(server);
    it('needs that IAM may work in the accounts', async () => {
        const name = 'ServiceAccessNotEnabledException';
        await rejects(iam.send(new EnableOrganizationsRootSessionsCommand()), { name });
        await rejects(iam.send(new ListOrganizationsFeaturesCommand()), { name });
    });
    it('is enabled, listed and disabled, each of its two parts', async () => {
        const organizations = organizationsClient(server);
        const access = { ServicePrincipal: 'iam.amazonaws.com' };
        await organizations.send(new EnableAWSServiceAccessCommand(access));
        const list = async () => {
            const { OrganizationId, EnabledFeatures } = await iam.send(new ListOrganizationsFeaturesCommand());
            match(OrganizationId ?? '', /^o-[a-z0-9]{10}$/);
            return EnabledFeatures ?? [];
        };
        deepStrictEqual(await list(), []);
        await iam.send(new EnableOrganizationsRootCredentialsManagementCommand());
        const both = await iam.send(new EnableOrganizationsRootSessionsCommand());
        deepStrictEqual(both.EnabledFeatures, ['RootCredentialsManagement', 'RootSessions']);
        deepStrictEqual(await list(), both.EnabledFeatures);
        await iam.send(new EnableOrganizationsRootSessionsCommand());
        await iam.send(new DisableOrganizationsRootCredentialsManagementCommand());
        deepStrictEqual(await list(), ['RootSessions']);
        await iam.send(new DisableOrganizationsRootSessionsCommand());
        deepStrictEqual(await list(), []);
    });
});
