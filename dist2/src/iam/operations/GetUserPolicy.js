import { inlinePolicy } from '../inline-policies.js';
import { operation } from '../operation.js';
import { userHolder } from '../policy-holders.js';
/**
 * One inline policy of a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html
 */
export const GetUserPolicy = operation('GetUserPolicy', {
    permission: 'iam:GetUserPolicy',
    resource: userHolder,
    async handle({ input, entities }) {
        const named = { kind: 'user', name: input.UserName };
        const { holder, ...policy } = await inlinePolicy(entities, named, input);
        return { UserName: holder, ...policy };
    },
});
