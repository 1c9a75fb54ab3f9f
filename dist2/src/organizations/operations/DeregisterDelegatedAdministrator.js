import { refusal } from '../errors.js';
import { operation } from '../operation.js';
import { parsePrincipal } from '../service-principals.js';
import { existingAccount, targetResource } from '../targets.js';
/**
 * Ends that an account administers a service for the organization.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeregisterDelegatedAdministrator.html
 */
export const DeregisterDelegatedAdministrator = operation('DeregisterDelegatedAdministrator', {
    callers: 'management',
    resource: (context) => targetResource(context, context.input.AccountId),
    conditions: ({ ServicePrincipal }) => ({ 'organizations:ServicePrincipal': ServicePrincipal }),
    async handle({ input, changeOrganization }) {
        const principal = parsePrincipal(input.ServicePrincipal);
        await changeOrganization(async (records) => {
            const account = await existingAccount(records, input.AccountId);
            const { [principal]: ended, ...delegations } = account.delegations ?? {};
            if (ended === undefined)
                throw refusal('AccountNotRegisteredException');
            records.put('account', account.id, { ...account, delegations });
        });
        return {};
    },
});
