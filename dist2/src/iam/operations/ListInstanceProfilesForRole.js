import { profileOutput, profilesOf } from '../instance-profiles.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingHolder, roleHolder } from '../policy-holders.js';
/**
 * The instance profiles that a role is in.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html
 */
export const ListInstanceProfilesForRole = operation('ListInstanceProfilesForRole', {
    permission: 'iam:ListInstanceProfilesForRole',
    resource: roleHolder,
    async handle(context) {
        const { input, entities } = context;
        const { roleName } = await existingHolder(entities, { kind: 'role', name: input.RoleName });
        const found = await profilesOf(entities, roleName);
        const { items, paging } = page(found, input, (profile) => profile.instanceProfileName);
        const InstanceProfiles = await Promise.all(items.map((one) => profileOutput(context, one)));
        return { InstanceProfiles, ...paging };
    },
});
