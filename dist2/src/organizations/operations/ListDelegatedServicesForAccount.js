import { refusal } from '../errors.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingAccount, targetResource } from '../targets.js';
/**
 * The services that an account administers for the organization.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListDelegatedServicesForAccount.html
 */
export const ListDelegatedServicesForAccount = operation('ListDelegatedServicesForAccount', {
    callers: 'delegated',
    resource: (context) => targetResource(context, context.input.AccountId),
    async handle({ input, records }) {
        const { delegations = {} } = await existingAccount(records, input.AccountId);
        const listed = Object.entries(delegations);
        if (listed.length === 0)
            throw refusal('AccountNotRegisteredException');
        const { items, NextToken } = page(listed, input, ([principal]) => principal);
        const shown = items.map(([ServicePrincipal, since]) => {
            return { ServicePrincipal, DelegationEnabledDate: new Date(since) };
        });
        return { DelegatedServices: shown, NextToken };
    },
});
