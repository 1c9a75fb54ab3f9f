import { inlinePolicy } from '../inline-policies.js';
import { operation } from '../operation.js';
import { groupHolder } from '../policy-holders.js';
/**
 * One inline policy of a group.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroupPolicy.html
 */
export const GetGroupPolicy = operation('GetGroupPolicy', {
    permission: 'iam:GetGroupPolicy',
    resource: groupHolder,
    async handle({ input, entities }) {
        const named = { kind: 'group', name: input.GroupName };
        const { holder, ...policy } = await inlinePolicy(entities, named, input);
        return { GroupName: holder, ...policy };
    },
});
