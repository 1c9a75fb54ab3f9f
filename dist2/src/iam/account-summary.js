import { limits } from '../limits.js';
const counted = [
    ['Users', 'user'],
    ['Groups', 'group'],
    ['Roles', 'role'],
    ['Policies', 'policy'],
    ['MFADevices', 'mfaDevice'],
    ['InstanceProfiles', 'instanceProfile'],
    ['Providers', 'oidcProvider', 'samlProvider'],
    ['ServerCertificates', 'serverCertificate'],
];
/** How many there are of each. */
export async function usage(records) {
    const count = async (kind) => (await records.all(kind)).length;
    const counts = counted.map(async ([name, ...kinds]) => {
        const found = await Promise.all(kinds.map(count));
        return [name, found.reduce((sum, one) => sum + one, 0)];
    });
    const devices = await records.all('mfaDevice');
    const policies = await records.all('policy');
    const versions = policies.reduce((sum, policy) => sum + policy.versions.length, 0);
    return {
        ...Object.fromEntries(await Promise.all(counts)),
        MFADevicesInUse: devices.filter(({ enabled }) => enabled !== undefined).length,
        PolicyVersionsInUse: versions,
    };
}
/** AWS's names of the quotas. */
export const summaryQuotas = {
    UsersQuota: limits.usersPerAccount,
    GroupsQuota: limits.groupsPerAccount,
    GroupsPerUserQuota: limits.groupsPerUser,
    AccessKeysPerUserQuota: limits.accessKeysPerUser,
    RolesQuota: limits.rolesPerAccount,
    PoliciesQuota: limits.policiesPerAccount,
    VersionsPerPolicyQuota: limits.versionsPerPolicy,
    InstanceProfilesQuota: limits.instanceProfilesPerAccount,
    ServerCertificatesQuota: limits.serverCertificatesPerAccount,
    AttachedPoliciesPerUserQuota: limits.attachedPoliciesMax,
    AttachedPoliciesPerGroupQuota: limits.attachedPoliciesMax,
    AttachedPoliciesPerRoleQuota: limits.attachedPoliciesMax,
    PolicySizeQuota: limits.managedPolicyChars,
    AssumeRolePolicySizeQuota: limits.trustPolicyChars,
    UserPolicySizeQuota: limits.inlineUserChars,
    GroupPolicySizeQuota: limits.inlineGroupChars,
    RolePolicySizeQuota: limits.inlineRoleChars,
};
