import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingPolicy, policyResource } from '../policies.js';
import { entitiesWith, parseEntityFilter } from '../policy-entities.js';
/**
 * The users, groups and roles that have a managed policy.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html
 */
export const ListEntitiesForPolicy = operation('ListEntitiesForPolicy', {
    permission: 'iam:ListEntitiesForPolicy',
    resource: policyResource,
    async handle({ input, account, entities }) {
        const filter = parseEntityFilter(input);
        const { arn } = await existingPolicy(entities, account, input.PolicyArn);
        const found = await entitiesWith(entities, arn, filter);
        const { items, paging } = page(found, input, ({ kind, name }) => `${kind} ${name}`);
        const of = (kind) => items.filter((item) => item.kind === kind);
        return {
            PolicyGroups: of('group').map(({ name, id }) => ({ GroupName: name, GroupId: id })),
            PolicyUsers: of('user').map(({ name, id }) => ({ UserName: name, UserId: id })),
            PolicyRoles: of('role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
            ...paging,
        };
    },
});
