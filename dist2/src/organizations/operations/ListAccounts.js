import { accountOutput } from '../accounts.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
/**
 * All accounts, closed ones too.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
export const ListAccounts = operation('ListAccounts', {
    callers: 'delegated',
    resource: () => '*',
    async handle({ input, organization, records }) {
        const { items, NextToken } = page(await records.all('account'), input, ({ id }) => id);
        return { Accounts: items.map((account) => accountOutput(organization, account)), NextToken };
    },
});
