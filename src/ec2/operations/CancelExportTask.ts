import { missingParameter, refusal } from '../errors.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Breaks off an export that is under way, of an image or an instance.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CancelExportTask.html
 */
export const CancelExportTask = operation('CancelExportTask', {
  resource: (context) =>
    resourceOf(context, typeOf(context.input.ExportTaskId), context.input.ExportTaskId),

  async handle({ input, account, host, change }) {
    const { ExportTaskId: taskId } = input
    if (!taskId) throw missingParameter('ExportTaskId')
    await change(async (records) => {
      const task = await existing(records, typeOf(taskId), taskId)
      if (task.state !== 'active') {
        const message = `The task ${taskId} is ${task.state} and cannot be cancelled.`
        throw refusal('IncorrectState', message)
      }
      const state = 'deleting' as const
      if ('target' in task) records.put('exportInstanceTask', taskId, { ...task, state })
      else records.put('exportImageTask', taskId, { ...task, state })
    })
    host.changed(account)
    return {}
  },
})

function typeOf(taskId = ''): 'export-instance-task' | 'export-image-task' {
  return taskId.startsWith('export-i-') ? 'export-instance-task' : 'export-image-task'
}
