import { importTaskFilters, importTaskOutput } from '../images/image-tasks.ts'
import { list } from '../listing.ts'
import { operation } from '../operation.ts'

/**
 * How imports of images stand; those that have ended are shown for a week.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImportImageTasks.html
 */
export const DescribeImportImageTasks = operation('DescribeImportImageTasks', {
  resource: () => '*',

  async handle(context) {
    const { items, NextToken } = await list(
      context,
      { ...context.input, ids: context.input.ImportTaskIds },
      {
        type: 'import-image-task',
        idsParameter: 'importTaskIds',
        filters: importTaskFilters,
        idOf: ({ taskId }) => taskId,
      },
    )
    return { ImportImageTasks: items.map(importTaskOutput), NextToken }
  },
})
