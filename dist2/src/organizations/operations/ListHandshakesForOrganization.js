import { operation } from '../operation.js';
/**
 * Invitations that concern the organization: none, as accounts are made and not invited.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForOrganization.html
 */
export const ListHandshakesForOrganization = operation('ListHandshakesForOrganization', {
    callers: 'delegated',
    resource: () => '*',
    async handle() {
        return { Handshakes: [] };
    },
});
