import { attachConditions, attachPolicy } from '../attachments.js';
import { operation } from '../operation.js';
import { groupHolder } from '../policy-holders.js';
/**
 * Attaches a managed policy to a group.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachGroupPolicy.html
 */
export const AttachGroupPolicy = operation('AttachGroupPolicy', {
    permission: 'iam:AttachGroupPolicy',
    resource: groupHolder,
    conditions: attachConditions,
    async handle(context) {
        await attachPolicy(context, { kind: 'group', name: context.input.GroupName });
        return {};
    },
});
