import { randomUUID } from 'node:crypto';
import { limits } from '../../limits.js';
import { noSuchEntity } from '../errors.js';
import { operation } from '../operation.js';
import { existingHolder, roleHolder } from '../policy-holders.js';
/**
 * Deletes the role of a service; nothing here uses it, so it is gone at once.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html
 */
export const DeleteServiceLinkedRole = operation('DeleteServiceLinkedRole', {
    permission: 'iam:DeleteServiceLinkedRole',
    resource: roleHolder,
    async handle({ input, change, now }) {
        const DeletionTaskId = await change(async (records) => {
            const role = await existingHolder(records, { kind: 'role', name: input.RoleName });
            if (role.linkedService === undefined) {
                throw noSuchEntity(`The service-linked role with name ${role.roleName}`);
            }
            const taskId = `task${role.path}${role.roleName}/${randomUUID()}`;
            await forgetOld(records, now);
            records.put('roleDeletion', taskId, { taskId, deletedAt: now });
            records.remove('role', role.roleName);
            return taskId;
        });
        return { DeletionTaskId };
    },
});
async function forgetOld(records, now) {
    for (const { taskId, deletedAt } of await records.all('roleDeletion')) {
        if (now - deletedAt > limits.roleDeletionMs)
            records.remove('roleDeletion', taskId);
    }
}
