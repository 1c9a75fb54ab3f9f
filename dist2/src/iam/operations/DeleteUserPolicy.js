import { deleteInline } from '../inline-policies.js';
import { operation } from '../operation.js';
import { userHolder } from '../policy-holders.js';
/**
 * Takes an inline policy out of a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html
 */
export const DeleteUserPolicy = operation('DeleteUserPolicy', {
    permission: 'iam:DeleteUserPolicy',
    resource: userHolder,
    async handle({ input, change }) {
        const named = { kind: 'user', name: input.UserName };
        await change((records) => deleteInline(records, named, input));
        return {};
    },
});
