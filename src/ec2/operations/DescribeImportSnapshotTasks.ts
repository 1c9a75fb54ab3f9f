import { importSnapshotFilters, importSnapshotOutput } from '../images/image-tasks.ts'
import { list } from '../listing.ts'
import { operation } from '../operation.ts'

/**
 * How imports of snapshots stand; those that have ended are shown for a week.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImportSnapshotTasks.html
 */
export const DescribeImportSnapshotTasks = operation('DescribeImportSnapshotTasks', {
  resource: () => '*',

  async handle(context) {
    const { records, input } = context
    const { items, NextToken } = await list(
      context,
      { ...input, ids: input.ImportTaskIds },
      {
        type: 'import-snapshot-task',
        idsParameter: 'importTaskIds',
        filters: importSnapshotFilters,
        idOf: ({ taskId }) => taskId,
      },
    )
    const ImportSnapshotTasks = await Promise.all(
      items.map(async (task) =>
        importSnapshotOutput(task, await records.get('snapshot', task.snapshotId)),
      ),
    )
    return { ImportSnapshotTasks, NextToken }
  },
})
