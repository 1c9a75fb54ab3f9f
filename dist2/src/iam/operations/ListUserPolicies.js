import { inlineNames } from '../inline-policies.js';
import { operation } from '../operation.js';
import { userHolder } from '../policy-holders.js';
/**
 * The names of the inline policies of a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html
 */
export const ListUserPolicies = operation('ListUserPolicies', {
    permission: 'iam:ListUserPolicies',
    resource: userHolder,
    handle: ({ input, entities }) => inlineNames(entities, { kind: 'user', name: input.UserName }, input),
});
