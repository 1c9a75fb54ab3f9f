import { missingParameter, refusal } from '../errors.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Breaks off an import that is under way, of an image or a snapshot; nothing of it stays.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CancelImportTask.html
 */
export const CancelImportTask = operation('CancelImportTask', {
  resource: (context) =>
    resourceOf(context, typeOf(context.input.ImportTaskId), context.input.ImportTaskId),

  async handle({ input, account, host, change }) {
    const { ImportTaskId: taskId, CancelReason: reason } = input
    if (!taskId) throw missingParameter('ImportTaskId')
    await change(async (records) => {
      const task = await existing(records, typeOf(taskId), taskId)
      if (task.state !== 'active') {
        const message = `The task ${taskId} is ${task.state} and cannot be cancelled.`
        throw refusal('IncorrectState', message)
      }
      const statusMessage = reason || 'User requested to cancel the task'
      const cancelled = { state: 'deleting', statusMessage } as const
      if ('snapshotId' in task) {
        records.put('importSnapshotTask', taskId, { ...task, ...cancelled })
      } else records.put('importImageTask', taskId, { ...task, ...cancelled })
    })
    host.changed(account)
    return { ImportTaskId: taskId, PreviousState: 'active', State: 'deleting' }
  },
})

function typeOf(taskId = ''): 'import-snapshot-task' | 'import-image-task' {
  return taskId.startsWith('import-snap-') ? 'import-snapshot-task' : 'import-image-task'
}
