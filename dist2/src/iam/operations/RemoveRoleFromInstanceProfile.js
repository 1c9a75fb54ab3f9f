import { noSuchEntity } from '../errors.js';
import { existingProfile, profileResource } from '../instance-profiles.js';
import { operation } from '../operation.js';
import { existingHolder, requireModifiable } from '../policy-holders.js';
/**
 * Takes the role out of an instance profile.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveRoleFromInstanceProfile.html
 */
export const RemoveRoleFromInstanceProfile = operation('RemoveRoleFromInstanceProfile', {
    permission: 'iam:RemoveRoleFromInstanceProfile',
    resource: profileResource,
    async handle({ input, change }) {
        await change(async (records) => {
            const profile = await existingProfile(records, input.InstanceProfileName);
            const found = await existingHolder(records, { kind: 'role', name: input.RoleName });
            requireModifiable(found);
            const { role, ...empty } = profile;
            const { instanceProfileName: name } = profile;
            if (role !== found.roleName) {
                throw noSuchEntity(`Role ${found.roleName} in Instance Profile ${name}`);
            }
            records.put('instanceProfile', name, empty);
        });
        return {};
    },
});
