import { attachConditions, detachPolicy } from '../attachments.js';
import { operation } from '../operation.js';
import { userHolder } from '../policy-holders.js';
/**
 * Detaches a managed policy from a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html
 */
export const DetachUserPolicy = operation('DetachUserPolicy', {
    permission: 'iam:DetachUserPolicy',
    resource: userHolder,
    conditions: attachConditions,
    async handle({ input, change }) {
        const named = { kind: 'user', name: input.UserName };
        await change((records) => detachPolicy(records, named, input));
        return {};
    },
});
