import { operation } from '../operation.js';
import { page } from '../pages.js';
/**
 * The services that may work in the accounts of the organization.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAWSServiceAccessForOrganization.html
 */
export const ListAWSServiceAccessForOrganization = operation('ListAWSServiceAccessForOrganization', {
    callers: 'delegated',
    resource: () => '*',
    async handle({ input, organization }) {
        const enabled = Object.entries(organization.serviceAccess);
        const { items, NextToken } = page(enabled, input, ([principal]) => principal);
        const shown = items.map(([ServicePrincipal, since]) => {
            return { ServicePrincipal, DateEnabled: new Date(since) };
        });
        return { EnabledServicePrincipals: shown, NextToken };
    },
});
