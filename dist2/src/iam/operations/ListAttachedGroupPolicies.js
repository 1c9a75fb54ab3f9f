import { attachedPage } from '../attachments.js';
import { operation } from '../operation.js';
import { groupHolder } from '../policy-holders.js';
/**
 * The managed policies attached to a group.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedGroupPolicies.html
 */
export const ListAttachedGroupPolicies = operation('ListAttachedGroupPolicies', {
    permission: 'iam:ListAttachedGroupPolicies',
    resource: groupHolder,
    handle: ({ input, entities }) => attachedPage(entities, { kind: 'group', name: input.GroupName }, input),
});
