import { operation } from '../operation.js';
import { page } from '../pages.js';
/**
 * Lists the account's alias, if it has one.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html
 */
export const ListAccountAliases = operation('ListAccountAliases', {
    permission: 'iam:ListAccountAliases',
    resource: () => '*',
    async handle({ input, entities }) {
        const aliases = (await entities.all('accountAlias')).map(({ alias }) => alias);
        const { items, paging } = page(aliases, input, (alias) => alias);
        return { AccountAliases: items, ...paging };
    },
});
