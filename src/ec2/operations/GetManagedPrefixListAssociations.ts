import { listResource, ownList, usersOf } from '../network/prefix-lists.ts'
import { operation } from '../operation.ts'
import { shortPage } from '../pages.ts'

/**
 * The security groups and route tables that name a prefix list.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetManagedPrefixListAssociations.html
 */
export const GetManagedPrefixListAssociations = operation('GetManagedPrefixListAssociations', {
  resource: (context) => listResource(context, context.input.PrefixListId),

  async handle(context) {
    const { input, records, account } = context
    const { prefixListId } = await ownList(records, context, input.PrefixListId)
    const users = await usersOf(records, prefixListId)
    const { items, NextToken } = shortPage(users, input, (id) => id)
    return {
      PrefixListAssociations: items.map((id) => ({ ResourceId: id, ResourceOwner: account })),
      NextToken,
    }
  },
})
