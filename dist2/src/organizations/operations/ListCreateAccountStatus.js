import { creationOutput } from '../account-creations.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
/**
 * How making accounts went in the last 90 days, of all or of some states.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListCreateAccountStatus.html
 */
export const ListCreateAccountStatus = operation('ListCreateAccountStatus', {
    callers: 'delegated',
    resource: () => '*',
    async handle({ input, records }) {
        const all = await records.all('accountCreation');
        const { States: states = [] } = input;
        const listed = all.filter(({ state }) => states.length === 0 || states.includes(state));
        const { items, NextToken } = page(listed, input, ({ id }) => id);
        return { CreateAccountStatuses: items.map(creationOutput), NextToken };
    },
});
