import { exportTaskFilters, exportTaskOutput } from '../images/image-tasks.ts'
import { list } from '../listing.ts'
import { operation } from '../operation.ts'

/**
 * How exports of images stand; those that have ended are shown for a week.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeExportImageTasks.html
 */
export const DescribeExportImageTasks = operation('DescribeExportImageTasks', {
  resource: () => '*',

  async handle(context) {
    const { items, NextToken } = await list(
      context,
      { ...context.input, ids: context.input.ExportImageTaskIds },
      {
        type: 'export-image-task',
        idsParameter: 'exportImageTaskIds',
        filters: exportTaskFilters,
        idOf: ({ taskId }) => taskId,
      },
    )
    return { ExportImageTasks: items.map(exportTaskOutput), NextToken }
  },
})
