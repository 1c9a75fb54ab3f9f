import { exportInstanceFilters, exportInstanceOutput } from '../images/image-tasks.ts'
import { list } from '../listing.ts'
import { operation } from '../operation.ts'

/**
 * How exports of instances stand; those that have ended are shown for a week.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeExportTasks.html
 */
export const DescribeExportTasks = operation('DescribeExportTasks', {
  resource: () => '*',

  async handle(context) {
    const { ExportTaskIds: ids, Filters } = context.input
    const { items } = await list(
      context,
      { ids, Filters },
      {
        type: 'export-instance-task',
        idsParameter: 'exportTaskIds',
        filters: exportInstanceFilters,
        idOf: ({ taskId }) => taskId,
      },
    )
    return { ExportTasks: items.map(exportInstanceOutput) }
  },
})
