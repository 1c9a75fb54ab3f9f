import { attachConditions, attachPolicy } from '../attachments.js';
import { operation } from '../operation.js';
import { userHolder } from '../policy-holders.js';
/**
 * Attaches a managed policy to a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html
 */
export const AttachUserPolicy = operation('AttachUserPolicy', {
    permission: 'iam:AttachUserPolicy',
    resource: userHolder,
    conditions: attachConditions,
    async handle(context) {
        await attachPolicy(context, { kind: 'user', name: context.input.UserName });
        return {};
    },
});
