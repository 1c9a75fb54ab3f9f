import { accountOutput } from '../accounts.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { parsePrincipal } from '../service-principals.js';
/**
 * The accounts that administer a service, or any, for the organization.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListDelegatedAdministrators.html
 */
export const ListDelegatedAdministrators = operation('ListDelegatedAdministrators', {
    callers: 'delegated',
    resource: () => '*',
    conditions: ({ ServicePrincipal }) => ({ 'organizations:ServicePrincipal': ServicePrincipal }),
    async handle({ input, organization, records }) {
        const { ServicePrincipal } = input;
        const wanted = ServicePrincipal === undefined ? undefined : parsePrincipal(ServicePrincipal);
        const accounts = (await records.all('account')).filter(({ delegations = {} }) => wanted === undefined
            ? Object.keys(delegations).length > 0
            : Object.hasOwn(delegations, wanted));
        const { items, NextToken } = page(accounts, input, ({ id }) => id);
        const shown = items.map((account) => {
            const since = Math.min(...Object.values(account.delegations ?? {}));
            return { ...accountOutput(organization, account), DelegationEnabledDate: new Date(since) };
        });
        return { DelegatedAdministrators: shown, NextToken };
    },
});
