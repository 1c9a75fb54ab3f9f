import { accountOutput } from '../accounts.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingParent, targetResource } from '../targets.js';
/**
 * The accounts that stand in a unit or the root itself, not further down.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html
 */
export const ListAccountsForParent = operation('ListAccountsForParent', {
    callers: 'delegated',
    resource: (context) => targetResource(context, context.input.ParentId),
    async handle({ input, organization, records }) {
        const { id: parent } = await existingParent(records, input.ParentId);
        const accounts = await records.all('account');
        const children = accounts.filter((account) => account.parent === parent);
        const { items, NextToken } = page(children, input, ({ id }) => id);
        return { Accounts: items.map((account) => accountOutput(organization, account)), NextToken };
    },
});
