/** The operations of IAM that are built, by AWS's name. */
import type { Call } from '../auth/call.ts'
import { AddRoleToInstanceProfile } from './operations/AddRoleToInstanceProfile.ts'
import { AttachGroupPolicy } from './operations/AttachGroupPolicy.ts'
import { AttachRolePolicy } from './operations/AttachRolePolicy.ts'
import { AttachUserPolicy } from './operations/AttachUserPolicy.ts'
import { CreateInstanceProfile } from './operations/CreateInstanceProfile.ts'
import { CreatePolicy } from './operations/CreatePolicy.ts'
import { CreatePolicyVersion } from './operations/CreatePolicyVersion.ts'
import { CreateRole } from './operations/CreateRole.ts'
import { CreateServiceLinkedRole } from './operations/CreateServiceLinkedRole.ts'
import { CreateUser } from './operations/CreateUser.ts'
import { DeleteGroupPolicy } from './operations/DeleteGroupPolicy.ts'
import { DeleteInstanceProfile } from './operations/DeleteInstanceProfile.ts'
import { DeletePolicy } from './operations/DeletePolicy.ts'
import { DeletePolicyVersion } from './operations/DeletePolicyVersion.ts'
import { DeleteRole } from './operations/DeleteRole.ts'
import { DeleteRolePermissionsBoundary } from './operations/DeleteRolePermissionsBoundary.ts'
import { DeleteRolePolicy } from './operations/DeleteRolePolicy.ts'
import { DeleteServiceLinkedRole } from './operations/DeleteServiceLinkedRole.ts'
import { DeleteUserPermissionsBoundary } from './operations/DeleteUserPermissionsBoundary.ts'
import { DeleteUserPolicy } from './operations/DeleteUserPolicy.ts'
import { DetachGroupPolicy } from './operations/DetachGroupPolicy.ts'
import { DetachRolePolicy } from './operations/DetachRolePolicy.ts'
import { DetachUserPolicy } from './operations/DetachUserPolicy.ts'
import { GetAccountAuthorizationDetails } from './operations/GetAccountAuthorizationDetails.ts'
import { GetGroupPolicy } from './operations/GetGroupPolicy.ts'
import { GetInstanceProfile } from './operations/GetInstanceProfile.ts'
import { GetPolicy } from './operations/GetPolicy.ts'
import { GetPolicyVersion } from './operations/GetPolicyVersion.ts'
import { GetRole } from './operations/GetRole.ts'
import { GetRolePolicy } from './operations/GetRolePolicy.ts'
import { GetServiceLinkedRoleDeletionStatus } from './operations/GetServiceLinkedRoleDeletionStatus.ts'
import { GetUser } from './operations/GetUser.ts'
import { GetUserPolicy } from './operations/GetUserPolicy.ts'
import { ListAttachedGroupPolicies } from './operations/ListAttachedGroupPolicies.ts'
import { ListAttachedRolePolicies } from './operations/ListAttachedRolePolicies.ts'
import { ListAttachedUserPolicies } from './operations/ListAttachedUserPolicies.ts'
import { ListEntitiesForPolicy } from './operations/ListEntitiesForPolicy.ts'
import { ListGroupPolicies } from './operations/ListGroupPolicies.ts'
import { ListInstanceProfiles } from './operations/ListInstanceProfiles.ts'
import { ListInstanceProfilesForRole } from './operations/ListInstanceProfilesForRole.ts'
import { ListInstanceProfileTags } from './operations/ListInstanceProfileTags.ts'
import { ListPolicies } from './operations/ListPolicies.ts'
import { ListPolicyTags } from './operations/ListPolicyTags.ts'
import { ListPolicyVersions } from './operations/ListPolicyVersions.ts'
import { ListRolePolicies } from './operations/ListRolePolicies.ts'
import { ListRoles } from './operations/ListRoles.ts'
import { ListRoleTags } from './operations/ListRoleTags.ts'
import { ListUserPolicies } from './operations/ListUserPolicies.ts'
import { PutGroupPolicy } from './operations/PutGroupPolicy.ts'
import { PutRolePermissionsBoundary } from './operations/PutRolePermissionsBoundary.ts'
import { PutRolePolicy } from './operations/PutRolePolicy.ts'
import { PutUserPermissionsBoundary } from './operations/PutUserPermissionsBoundary.ts'
import { PutUserPolicy } from './operations/PutUserPolicy.ts'
import { RemoveRoleFromInstanceProfile } from './operations/RemoveRoleFromInstanceProfile.ts'
import { SetDefaultPolicyVersion } from './operations/SetDefaultPolicyVersion.ts'
import { TagInstanceProfile } from './operations/TagInstanceProfile.ts'
import { TagPolicy } from './operations/TagPolicy.ts'
import { TagRole } from './operations/TagRole.ts'
import { UntagInstanceProfile } from './operations/UntagInstanceProfile.ts'
import { UntagPolicy } from './operations/UntagPolicy.ts'
import { UntagRole } from './operations/UntagRole.ts'
import { UpdateAssumeRolePolicy } from './operations/UpdateAssumeRolePolicy.ts'
import { UpdateRole } from './operations/UpdateRole.ts'
import { UpdateRoleDescription } from './operations/UpdateRoleDescription.ts'

const operations = [
  AddRoleToInstanceProfile,
  AttachGroupPolicy,
  AttachRolePolicy,
  AttachUserPolicy,
  CreateInstanceProfile,
  CreatePolicy,
  CreatePolicyVersion,
  CreateRole,
  CreateServiceLinkedRole,
  CreateUser,
  DeleteGroupPolicy,
  DeleteInstanceProfile,
  DeletePolicy,
  DeletePolicyVersion,
  DeleteRole,
  DeleteRolePermissionsBoundary,
  DeleteRolePolicy,
  DeleteServiceLinkedRole,
  DeleteUserPermissionsBoundary,
  DeleteUserPolicy,
  DetachGroupPolicy,
  DetachRolePolicy,
  DetachUserPolicy,
  GetAccountAuthorizationDetails,
  GetGroupPolicy,
  GetInstanceProfile,
  GetPolicy,
  GetPolicyVersion,
  GetRole,
  GetRolePolicy,
  GetServiceLinkedRoleDeletionStatus,
  GetUser,
  GetUserPolicy,
  ListAttachedGroupPolicies,
  ListAttachedRolePolicies,
  ListAttachedUserPolicies,
  ListEntitiesForPolicy,
  ListGroupPolicies,
  ListInstanceProfileTags,
  ListInstanceProfiles,
  ListInstanceProfilesForRole,
  ListPolicies,
  ListPolicyTags,
  ListPolicyVersions,
  ListRolePolicies,
  ListRoleTags,
  ListRoles,
  ListUserPolicies,
  PutGroupPolicy,
  PutRolePermissionsBoundary,
  PutRolePolicy,
  PutUserPermissionsBoundary,
  PutUserPolicy,
  RemoveRoleFromInstanceProfile,
  SetDefaultPolicyVersion,
  TagInstanceProfile,
  TagPolicy,
  TagRole,
  UntagInstanceProfile,
  UntagPolicy,
  UntagRole,
  UpdateAssumeRolePolicy,
  UpdateRole,
  UpdateRoleDescription,
]

/** All of them, for the dispatch. */
export const iamOperations: ReadonlyMap<string, Call<never, unknown>> = new Map(
  operations.map((operation) => [operation.name, operation]),
)
