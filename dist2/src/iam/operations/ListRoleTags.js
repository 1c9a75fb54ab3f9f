import { operation } from '../operation.js';
import { existingHolder, roleHolder } from '../policy-holders.js';
import { tagsPage } from '../tags.js';
/** The tags of a role. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html */
export const ListRoleTags = operation('ListRoleTags', {
    permission: 'iam:ListRoleTags',
    resource: roleHolder,
    async handle({ input, entities }) {
        const role = await existingHolder(entities, { kind: 'role', name: input.RoleName });
        return tagsPage(role.tags, input);
    },
});
