import { attachedPage } from '../attachments.js';
import { operation } from '../operation.js';
import { userHolder } from '../policy-holders.js';
/**
 * The managed policies attached to a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html
 */
export const ListAttachedUserPolicies = operation('ListAttachedUserPolicies', {
    permission: 'iam:ListAttachedUserPolicies',
    resource: userHolder,
    handle: ({ input, entities }) => attachedPage(entities, { kind: 'user', name: input.UserName }, input),
});
