import { cannotLeave, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existingAccount, targetResource } from '../targets.js';
/**
 * Refuses: an account has no life outside the organization, so it is closed instead.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_RemoveAccountFromOrganization.html
 */
export const RemoveAccountFromOrganization = operation('RemoveAccountFromOrganization', {
    callers: 'management',
    resource: (context) => targetResource(context, context.input.AccountId),
    async handle({ input, organization, records }) {
        const account = await existingAccount(records, input.AccountId);
        if (account.id === organization.managementAccount) {
            throw refusal('MasterCannotLeaveOrganizationException');
        }
        throw cannotLeave();
    },
});
