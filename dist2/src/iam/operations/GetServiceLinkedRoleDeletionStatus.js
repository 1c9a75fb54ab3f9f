import { limits } from '../../limits.js';
import { parseLength } from '../bounds.js';
import { noSuchEntity } from '../errors.js';
import { operation } from '../operation.js';
import { holderResource } from '../policy-holders.js';
/**
 * What became of the deletion of a service-linked role: it is done when it is answered.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLinkedRoleDeletionStatus.html
 */
export const GetServiceLinkedRoleDeletionStatus = operation('GetServiceLinkedRoleDeletionStatus', {
    permission: 'iam:GetServiceLinkedRoleDeletionStatus',
    resource: (context) => {
        const { DeletionTaskId: task = '' } = context.input;
        return holderResource(context, { kind: 'role', name: task.split('/').at(-2) });
    },
    async handle({ input, entities }) {
        const task = parseLength('deletionTaskId', input.DeletionTaskId, [1, limits.deletionTaskIdMax]);
        const isOurs = /^task\/[\w/.+=,@-]+$/.test(task);
        const deletion = isOurs ? await entities.get('roleDeletion', task) : undefined;
        if (deletion === undefined)
            throw noSuchEntity(`The deletion task ${task}`);
        return { Status: 'SUCCEEDED' };
    },
});
