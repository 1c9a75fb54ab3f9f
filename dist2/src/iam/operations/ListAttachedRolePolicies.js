import { attachedPage } from '../attachments.js';
import { operation } from '../operation.js';
import { roleHolder } from '../policy-holders.js';
/**
 * The managed policies attached to a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html
 */
export const ListAttachedRolePolicies = operation('ListAttachedRolePolicies', {
    permission: 'iam:ListAttachedRolePolicies',
    resource: roleHolder,
    handle: ({ input, entities }) => attachedPage(entities, { kind: 'role', name: input.RoleName }, input),
});
