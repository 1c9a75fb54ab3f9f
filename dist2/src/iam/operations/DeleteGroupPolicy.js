import { deleteInline } from '../inline-policies.js';
import { operation } from '../operation.js';
import { groupHolder } from '../policy-holders.js';
/**
 * Takes an inline policy out of a group.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroupPolicy.html
 */
export const DeleteGroupPolicy = operation('DeleteGroupPolicy', {
    permission: 'iam:DeleteGroupPolicy',
    resource: groupHolder,
    async handle({ input, change }) {
        const named = { kind: 'group', name: input.GroupName };
        await change((records) => deleteInline(records, named, input));
        return {};
    },
});
