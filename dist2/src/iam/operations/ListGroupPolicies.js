import { inlineNames } from '../inline-policies.js';
import { operation } from '../operation.js';
import { groupHolder } from '../policy-holders.js';
/**
 * The names of the inline policies of a group.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupPolicies.html
 */
export const ListGroupPolicies = operation('ListGroupPolicies', {
    permission: 'iam:ListGroupPolicies',
    resource: groupHolder,
    handle: ({ input, entities }) => inlineNames(entities, { kind: 'group', name: input.GroupName }, input),
});
