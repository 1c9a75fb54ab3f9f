/**
 * What an account's users, groups, roles and policies are and may, all at once.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
import type { Group, Role, User } from '../accounts/entities.ts'
import type { InstanceProfile } from '../accounts/role-entities.ts'
import type { EntityReader } from '../accounts/store.ts'
import { groupArn, userArn } from './arns.ts'
import { attachedOutput } from './attachments.ts'
import { boundaryOutput } from './boundary.ts'
import { inlineDetails } from './inline-policies.ts'
import { type ProfileDirectory, profileOutput } from './instance-profiles.ts'
import {
  awsPolicies,
  type FoundPolicy,
  listedPolicyOutput,
  ownArn,
  type PolicyUsage,
  policyUsage,
  versionDetails,
} from './policies.ts'
import { newestFirst } from './policy-versions.ts'
import { roleOutput } from './roles.ts'
import { tagsOutput } from './tags.ts'

/** One entry of the list of all, under AWS's word for its kind. */
export type Detail =
  | { readonly type: 'User'; readonly name: string; readonly user: User }
  | { readonly type: 'Group'; readonly name: string; readonly group: Group }
  | { readonly type: 'Role'; readonly name: string; readonly role: Role }
  | {
      readonly type: 'LocalManagedPolicy' | 'AWSManagedPolicy'
      readonly name: string
      readonly policy: FoundPolicy
    }

interface AccountReader {
  readonly account: string
  readonly entities: EntityReader
}

/** All that an account has; of AWS's policies those that somebody has. */
export async function accountDetails({ account, entities }: AccountReader): Promise<Detail[]> {
  const { attached, boundaries } = await policyUsage(entities)
  const [users, groups, roles, policies] = await Promise.all([
    entities.all('user'),
    entities.all('group'),
    entities.all('role'),
    entities.all('policy'),
  ])
  const own = policies.map((policy) => ({ ...policy, arn: ownArn(account, policy) }))
  const aws = awsPolicies.filter(({ arn }) => attached.has(arn) || boundaries.has(arn))
  return [
    ...users.map((user): Detail => ({ type: 'User', name: user.userName, user })),
    ...groups.map((group): Detail => ({ type: 'Group', name: group.groupName, group })),
    ...roles.map((role): Detail => ({ type: 'Role', name: role.roleName, role })),
    ...own.map((policy): Detail => ({ type: 'LocalManagedPolicy', name: policy.arn, policy })),
    ...aws.map((policy): Detail => ({ type: 'AWSManagedPolicy', name: policy.arn, policy })),
  ]
}

/** Some of the entries, as the operation answers: a list for each kind. */
export async function detailsOutput(directory: ProfileDirectory, details: readonly Detail[]) {
  const usage = await policyUsage(directory.entities)
  const profiles = await directory.entities.all('instanceProfile')
  return {
    UserDetailList: details.flatMap((one) =>
      one.type === 'User' ? [userDetail(directory.account, one.user)] : [],
    ),
    GroupDetailList: details.flatMap((one) =>
      one.type === 'Group' ? [groupDetail(directory.account, one.group)] : [],
    ),
    RoleDetailList: await Promise.all(
      details.flatMap((one) =>
        one.type === 'Role' ? [roleDetail(directory, one.role, profiles)] : [],
      ),
    ),
    Policies: details.flatMap((one) => ('policy' in one ? [policyDetail(one.policy, usage)] : [])),
  }
}

function userDetail(account: string, user: User) {
  const { path, userName, userId, createdAt, inline, attached, groups, boundary, tags } = user
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
  }
}

function groupDetail(account: string, group: Group) {
  const { path, groupName, groupId, createdAt, inline, attached } = group
  return {
    Path: path,
    GroupName: groupName,
    GroupId: groupId,
    Arn: groupArn(account, path, groupName),
    CreateDate: new Date(createdAt),
    GroupPolicyList: inlineDetails(inline),
    AttachedManagedPolicies: attachedOutput(attached),
  }
}

async function roleDetail(
  directory: ProfileDirectory,
  role: Role,
  profiles: readonly InstanceProfile[],
) {
  const own = profiles.filter((profile) => profile.role === role.roleName)
  return {
    ...(await roleOutput(directory, role)),
    InstanceProfileList: await Promise.all(own.map((one) => profileOutput(directory, one))),
    RolePolicyList: inlineDetails(role.inline),
    AttachedManagedPolicies: attachedOutput(role.attached),
    PermissionsBoundary: boundaryOutput(role.boundary),
    Tags: tagsOutput(role.tags),
  }
}

function policyDetail(policy: FoundPolicy, usage: PolicyUsage) {
  const { description: Description, versions } = policy
  const newest = versions.toSorted((a, b) => (newestFirst(a) < newestFirst(b) ? -1 : 1))
  return {
    ...listedPolicyOutput(policy, usage),
    Description,
    PolicyVersionList: newest.map((version) => versionDetails(policy, version)),
  }
}
