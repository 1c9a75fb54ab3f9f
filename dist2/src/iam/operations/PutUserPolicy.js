import { putInline } from '../inline-policies.js';
import { operation } from '../operation.js';
import { userHolder } from '../policy-holders.js';
/**
 * Puts an inline policy into a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html
 */
export const PutUserPolicy = operation('PutUserPolicy', {
    permission: 'iam:PutUserPolicy',
    resource: userHolder,
    async handle({ input, change }) {
        await putInline(change, { kind: 'user', name: input.UserName }, input);
        return {};
    },
});
