import { deleteConflict } from '../errors.js';
import { profilesOf } from '../instance-profiles.js';
import { operation } from '../operation.js';
import { existingHolder, requireModifiable, roleHolder } from '../policy-holders.js';
/**
 * Deletes a role that holds nothing any more; its sessions end at once.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
 */
export const DeleteRole = operation('DeleteRole', {
    permission: 'iam:DeleteRole',
    resource: roleHolder,
    async handle({ input, account, accounts, change }) {
        const { roleId } = await change(async (records) => {
            const role = await existingHolder(records, { kind: 'role', name: input.RoleName });
            requireModifiable(role);
            if ((await profilesOf(records, role.roleName)).length > 0) {
                throw first('remove roles from instance profile');
            }
            if (role.attached.length > 0)
                throw first('detach all policies');
            if (Object.keys(role.inline).length > 0)
                throw first('delete policies');
            records.remove('role', role.roleName);
            return role;
        });
        await accounts.lastUsed.forget(account, roleId);
        return {};
    },
});
function first(what) {
    return deleteConflict(`Cannot delete entity, must ${what} first.`);
}
