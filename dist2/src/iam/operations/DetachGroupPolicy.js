import { attachConditions, detachPolicy } from '../attachments.js';
import { operation } from '../operation.js';
import { groupHolder } from '../policy-holders.js';
/**
 * Detaches a managed policy from a group.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachGroupPolicy.html
 */
export const DetachGroupPolicy = operation('DetachGroupPolicy', {
    permission: 'iam:DetachGroupPolicy',
    resource: groupHolder,
    conditions: attachConditions,
    async handle({ input, change }) {
        const named = { kind: 'group', name: input.GroupName };
        await change((records) => detachPolicy(records, named, input));
        return {};
    },
});
