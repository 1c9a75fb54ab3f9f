import { limitExceeded } from '../errors.js';
import { existingProfile, profileResource } from '../instance-profiles.js';
import { operation } from '../operation.js';
import { existingHolder, holderResource, requireModifiable } from '../policy-holders.js';
/**
 * Gives an instance profile its one role, which the caller must be allowed to pass.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
 */
export const AddRoleToInstanceProfile = operation('AddRoleToInstanceProfile', {
    permission: 'iam:AddRoleToInstanceProfile',
    resource: profileResource,
    async handle(context) {
        const { input, authorize, change } = context;
        const named = { kind: 'role', name: input.RoleName };
        const passed = { 'iam:PassedToService': 'ec2.amazonaws.com' };
        authorize('iam:PassRole', await holderResource(context, named), passed);
        await change(async (records) => {
            const profile = await existingProfile(records, input.InstanceProfileName);
            const role = await existingHolder(records, named);
            requireModifiable(role);
            if (profile.role !== undefined)
                throw limitExceeded('InstanceSessionsPerInstanceProfile', 1);
            const given = { ...profile, role: role.roleName };
            records.put('instanceProfile', profile.instanceProfileName, given);
        });
        return {};
    },
});
