import { parsePathPrefix } from '../bounds.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { listedUserOutput } from '../users.js';
/**
 * Lists users below a path.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
 */
export const ListUsers = operation('ListUsers', {
    permission: 'iam:ListUsers',
    resource: ({ account, input }) => `arn:aws:iam::${account}:user${input.PathPrefix ?? '/'}`,
    async handle({ input, account, entities }) {
        const prefix = parsePathPrefix(input.PathPrefix);
        const users = (await entities.all('user')).filter(({ path }) => path.startsWith(prefix));
        const { items, paging } = page(users, input, ({ userName }) => userName);
        return { Users: items.map((user) => listedUserOutput(account, user)), ...paging };
    },
});
