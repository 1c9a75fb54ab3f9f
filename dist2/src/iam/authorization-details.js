import { groupArn, userArn } from './arns.js';
import { attachedOutput } from './attachments.js';
import { boundaryOutput } from './boundary.js';
import { inlineDetails } from './inline-policies.js';
import { profileOutput } from './instance-profiles.js';
import { awsPolicies, listedPolicyOutput, ownArn, policyUsage, versionDetails, } from './policies.js';
import { newestFirst } from './policy-versions.js';
import { roleOutput } from './roles.js';
import { tagsOutput } from './tags.js';
/** All that an account has; of AWS's policies those that somebody has. */
export async function accountDetails({ account, entities }) {
    const { attached, boundaries } = await policyUsage(entities);
    const [users, groups, roles, policies] = await Promise.all([
        entities.all('user'),
        entities.all('group'),
        entities.all('role'),
        entities.all('policy'),
    ]);
    const own = policies.map((policy) => ({ ...policy, arn: ownArn(account, policy) }));
    const aws = awsPolicies.filter(({ arn }) => attached.has(arn) || boundaries.has(arn));
    return [
        ...users.map((user) => ({ type: 'User', name: user.userName, user })),
        ...groups.map((group) => ({ type: 'Group', name: group.groupName, group })),
        ...roles.map((role) => ({ type: 'Role', name: role.roleName, role })),
        ...own.map((policy) => ({ type: 'LocalManagedPolicy', name: policy.arn, policy })),
        ...aws.map((policy) => ({ type: 'AWSManagedPolicy', name: policy.arn, policy })),
    ];
}
/** Some of the entries, as the operation answers: a list for each kind. */
export async function detailsOutput(directory, details) {
    const usage = await policyUsage(directory.entities);
    const profiles = await directory.entities.all('instanceProfile');
    return {
        UserDetailList: details.flatMap((one) => one.type === 'User' ? [userDetail(directory.account, one.user)] : []),
        GroupDetailList: details.flatMap((one) => one.type === 'Group' ? [groupDetail(directory.account, one.group)] : []),
        RoleDetailList: await Promise.all(details.flatMap((one) => one.type === 'Role' ? [roleDetail(directory, one.role, profiles)] : [])),
        Policies: details.flatMap((one) => ('policy' in one ? [policyDetail(one.policy, usage)] : [])),
    };
}
function userDetail(account, user) {
    const { path, userName, userId, createdAt, inline, attached, groups, boundary, tags } = user;
    return {
        Path: path,
        UserName: userName,
        UserId: userId,
        Arn: userArn(account, path, userName),
        CreateDate: new Date(createdAt),
        UserPolicyList: inlineDetails(inline),
        GroupList: [...groups],
        AttachedManagedPolicies: attachedOutput(attached),
        PermissionsBoundary: boundaryOutput(boundary),
        Tags: tagsOutput(tags),
    };
}
function groupDetail(account, group) {
    const { path, groupName, groupId, createdAt, inline, attached } = group;
    return {
        Path: path,
        GroupName: groupName,
        GroupId: groupId,
        Arn: groupArn(account, path, groupName),
        CreateDate: new Date(createdAt),
        GroupPolicyList: inlineDetails(inline),
        AttachedManagedPolicies: attachedOutput(attached),
    };
}
async function roleDetail(directory, role, profiles) {
    const own = profiles.filter((profile) => profile.role === role.roleName);
    return {
        ...(await roleOutput(directory, role)),
        InstanceProfileList: await Promise.all(own.map((one) => profileOutput(directory, one))),
        RolePolicyList: inlineDetails(role.inline),
        AttachedManagedPolicies: attachedOutput(role.attached),
        PermissionsBoundary: boundaryOutput(role.boundary),
        Tags: tagsOutput(role.tags),
    };
}
function policyDetail(policy, usage) {
    const { description: Description, versions } = policy;
    const newest = versions.toSorted((a, b) => (newestFirst(a) < newestFirst(b) ? -1 : 1));
    return {
        ...listedPolicyOutput(policy, usage),
        Description,
        PolicyVersionList: newest.map((version) => versionDetails(policy, version)),
    };
}
