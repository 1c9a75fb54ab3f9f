import { parsePathPrefix } from '../bounds.js';
import { groupOutput } from '../groups.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
/**
 * Lists groups below a path.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html
 */
export const ListGroups = operation('ListGroups', {
    permission: 'iam:ListGroups',
    resource: ({ account, input }) => `arn:aws:iam::${account}:group${input.PathPrefix ?? '/'}`,
    async handle({ input, account, entities }) {
        const prefix = parsePathPrefix(input.PathPrefix);
        const groups = (await entities.all('group')).filter(({ path }) => path.startsWith(prefix));
        const { items, paging } = page(groups, input, ({ groupName }) => groupName);
        return { Groups: items.map((group) => groupOutput(account, group)), ...paging };
    },
});
