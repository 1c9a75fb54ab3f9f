import { cannotLeave, refusal } from '../errors.js';
import { operation } from '../operation.js';
/**
 * Refuses: an account has no life outside the organization.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_LeaveOrganization.html
 */
export const LeaveOrganization = operation('LeaveOrganization', {
    callers: 'members',
    resource: () => '*',
    async handle({ account, organization }) {
        if (account === organization.managementAccount) {
            throw refusal('MasterCannotLeaveOrganizationException');
        }
        throw cannotLeave();
    },
});
