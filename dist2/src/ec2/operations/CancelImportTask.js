import { missingParameter, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Breaks off an import that is under way; nothing of it stays.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CancelImportTask.html
 */
export const CancelImportTask = operation('CancelImportTask', {
    resource: (context) => resourceOf(context, 'import-image-task', context.input.ImportTaskId),
    async handle({ input, account, host, change }) {
        const { ImportTaskId: taskId, CancelReason: reason } = input;
        if (!taskId)
            throw missingParameter('ImportTaskId');
        await change(async (records) => {
            const task = await existing(records, 'import-image-task', taskId);
            if (task.state !== 'active') {
                const message = `The task ${taskId} is ${task.state} and cannot be cancelled.`;
                throw refusal('IncorrectState', message);
            }
            const statusMessage = reason || 'User requested to cancel the task';
            records.put('importImageTask', taskId, { ...task, state: 'deleting', statusMessage });
        });
        host.changed(account);
        return { ImportTaskId: taskId, PreviousState: 'active', State: 'deleting' };
    },
});
