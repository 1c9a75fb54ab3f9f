import { dependencyViolation } from '../errors.ts'
import { listResource, ownList, prefixListOutput, usersOf } from '../network/prefix-lists.ts'
import { operation } from '../operation.ts'

/**
 * Deletes a prefix list that no rule and no route names.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteManagedPrefixList.html
 */
export const DeleteManagedPrefixList = operation('DeleteManagedPrefixList', {
  resource: (context) => listResource(context, context.input.PrefixListId),

  async handle(context) {
    const { input, change } = context
    const list = await change(async (records) => {
      const found = await ownList(records, context, input.PrefixListId)
      const { prefixListId } = found
      const users = await usersOf(records, prefixListId)
      if (users.length > 0) {
        const message = `The prefix list '${prefixListId}' is in use by ${users.join(', ')}.`
        throw dependencyViolation(message)
      }
      records.remove('prefixList', prefixListId)
      return found
    })
    return { PrefixList: { ...prefixListOutput(list, context), State: 'delete-complete' as const } }
  },
})
