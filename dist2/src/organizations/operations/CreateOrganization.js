import { refusal } from '../errors.js';
import { operation } from '../operation.js';
/**
 * Refuses: the organization is there from the first start, and every account is in it.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html
 */
export const CreateOrganization = operation('CreateOrganization', {
    callers: 'members',
    resource: () => '*',
    async handle() {
        throw refusal('AlreadyInOrganizationException');
    },
});
