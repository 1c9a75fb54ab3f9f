import { constraintViolation, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existingAccount, targetResource } from '../targets.js';
/**
 * Suspends an account: its keys, users, roles and sessions stop working with the next request. What
 * it holds stays.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_CloseAccount.html
 */
export const CloseAccount = operation('CloseAccount', {
    callers: 'management',
    resource: (context) => targetResource(context, context.input.AccountId),
    async handle({ input, organization, changeOrganization }) {
        await changeOrganization(async (records) => {
            const account = await existingAccount(records, input.AccountId);
            if (account.id === organization.managementAccount) {
                const message = 'You cannot close the management account of an organization.';
                throw constraintViolation('CANNOT_CLOSE_MANAGEMENT_ACCOUNT', message);
            }
            if (account.status !== 'ACTIVE')
                throw refusal('AccountAlreadyClosedException');
            records.put('account', account.id, { ...account, status: 'SUSPENDED' });
        });
        return {};
    },
});
