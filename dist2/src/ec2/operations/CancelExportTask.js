import { missingParameter, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Breaks off an export that is under way.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CancelExportTask.html
 */
export const CancelExportTask = operation('CancelExportTask', {
    resource: (context) => resourceOf(context, 'export-image-task', context.input.ExportTaskId),
    async handle({ input, account, host, change }) {
        const { ExportTaskId: taskId } = input;
        if (!taskId)
            throw missingParameter('ExportTaskId');
        await change(async (records) => {
            const task = await existing(records, 'export-image-task', taskId);
            if (task.state !== 'active') {
                const message = `The task ${taskId} is ${task.state} and cannot be cancelled.`;
                throw refusal('IncorrectState', message);
            }
            records.put('exportImageTask', taskId, { ...task, state: 'deleting' });
        });
        host.changed(account);
        return {};
    },
});
