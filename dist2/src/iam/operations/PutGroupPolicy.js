import { putInline } from '../inline-policies.js';
import { operation } from '../operation.js';
import { groupHolder } from '../policy-holders.js';
/**
 * Puts an inline policy into a group.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutGroupPolicy.html
 */
export const PutGroupPolicy = operation('PutGroupPolicy', {
    permission: 'iam:PutGroupPolicy',
    resource: groupHolder,
    async handle({ input, change }) {
        await putInline(change, { kind: 'group', name: input.GroupName }, input);
        return {};
    },
});
