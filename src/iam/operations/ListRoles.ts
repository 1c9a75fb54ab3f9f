import { roleArn } from '../arns.ts'
import { parsePathPrefix } from '../bounds.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { listedRoleOutput } from '../roles.ts'

/**
 * The roles of the account, without tags and boundaries.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 */
export const ListRoles = operation('ListRoles', {
  permission: 'iam:ListRoles',
  resource: ({ account, input }) => roleArn(account, input.PathPrefix ?? '/', ''),

  async handle(context) {
    const prefix = parsePathPrefix(context.input.PathPrefix)
    const roles = await context.entities.all('role')
    const found = roles.filter(({ path }) => path.startsWith(prefix))
    const { items, paging } = page(found, context.input, ({ roleName }) => roleName)
    const Roles = await Promise.all(items.map((role) => listedRoleOutput(context, role)))
    return { Roles, ...paging }
  },
})
