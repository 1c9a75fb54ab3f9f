import { operation } from '../operation.js';
import { existingHolder, roleHolder } from '../policy-holders.js';
import { withoutTags } from '../tags.js';
/**
 * Takes tags from a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html
 */
export const UntagRole = operation('UntagRole', {
    permission: 'iam:UntagRole',
    resource: roleHolder,
    async handle({ input, change }) {
        await change(async (records) => {
            const role = await existingHolder(records, { kind: 'role', name: input.RoleName });
            records.put('role', role.roleName, { ...role, tags: withoutTags(role.tags, input.TagKeys) });
        });
        return {};
    },
});
