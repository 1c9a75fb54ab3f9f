import { constraintViolation, refusal } from '../errors.js';
import { existingOrganization, operation } from '../operation.js';
import { parsePrincipal } from '../service-principals.js';
import { existingAccount, targetResource } from '../targets.js';
/**
 * Lets an account administer a service for the organization, and look at all of it.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html
 */
export const RegisterDelegatedAdministrator = operation('RegisterDelegatedAdministrator', {
    callers: 'management',
    resource: (context) => targetResource(context, context.input.AccountId),
    conditions: ({ ServicePrincipal }) => ({ 'organizations:ServicePrincipal': ServicePrincipal }),
    async handle({ input, changeOrganization, now }) {
        const principal = parsePrincipal(input.ServicePrincipal);
        await changeOrganization(async (records) => {
            const account = await existingAccount(records, input.AccountId);
            const { managementAccount, serviceAccess } = await existingOrganization(records);
            if (account.id === managementAccount) {
                throw constraintViolation('CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR', 'You cannot register master account/yourself as delegated administrator for your ' +
                    'organization.');
            }
            if (account.status !== 'ACTIVE') {
                const message = 'You cannot register a suspended account as a delegated administrator.';
                throw constraintViolation('CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR', message);
            }
            if (serviceAccess[principal] === undefined) {
                const message = 'You must enable service access before you register an administrator.';
                throw constraintViolation('SERVICE_ACCESS_NOT_ENABLED', message);
            }
            const { delegations = {} } = account;
            if (principal in delegations)
                throw refusal('AccountAlreadyRegisteredException');
            const changed = { ...account, delegations: { ...delegations, [principal]: now } };
            records.put('account', account.id, changed);
        });
        return {};
    },
});
