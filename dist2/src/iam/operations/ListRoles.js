import { roleArn } from '../arns.js';
import { parsePathPrefix } from '../bounds.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { listedRoleOutput } from '../roles.js';
/**
 * The roles of the account, without tags and boundaries.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 */
export const ListRoles = operation('ListRoles', {
    permission: 'iam:ListRoles',
    resource: ({ account, input }) => roleArn(account, input.PathPrefix ?? '/', ''),
    async handle(context) {
        const prefix = parsePathPrefix(context.input.PathPrefix);
        const roles = await context.entities.all('role');
        const found = roles.filter(({ path }) => path.startsWith(prefix));
        const { items, paging } = page(found, context.input, ({ roleName }) => roleName);
        const Roles = await Promise.all(items.map((role) => listedRoleOutput(context, role)));
        return { Roles, ...paging };
    },
});
