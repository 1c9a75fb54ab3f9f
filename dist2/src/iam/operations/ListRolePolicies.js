import { inlineNames } from '../inline-policies.js';
import { operation } from '../operation.js';
import { roleHolder } from '../policy-holders.js';
/**
 * The names of the inline policies of a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html
 */
export const ListRolePolicies = operation('ListRolePolicies', {
    permission: 'iam:ListRolePolicies',
    resource: roleHolder,
    handle: ({ input, entities }) => inlineNames(entities, { kind: 'role', name: input.RoleName }, input),
});
