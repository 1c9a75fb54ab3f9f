import { operation } from '../operation.js';
import { existingHolder, roleHolder } from '../policy-holders.js';
import { parseTags, withTags } from '../tags.js';
/** Adds tags to a role. https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html */
export const TagRole = operation('TagRole', {
    permission: 'iam:TagRole',
    resource: roleHolder,
    async handle({ input, change }) {
        const added = parseTags(input.Tags);
        await change(async (records) => {
            const role = await existingHolder(records, { kind: 'role', name: input.RoleName });
            records.put('role', role.roleName, { ...role, tags: withTags(role.tags, added) });
        });
        return {};
    },
});
