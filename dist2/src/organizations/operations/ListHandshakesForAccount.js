import { operation } from '../operation.js';
/**
 * Invitations that concern the caller: none, as accounts are made and not invited.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForAccount.html
 */
export const ListHandshakesForAccount = operation('ListHandshakesForAccount', {
    callers: 'members',
    resource: () => '*',
    async handle() {
        return { Handshakes: [] };
    },
});
