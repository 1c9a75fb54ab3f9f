/** The operations of IAM that are built, by AWS's name. */
import type { Call } from '../auth/call.ts'
import { AddClientIDToOpenIDConnectProvider } from './operations/AddClientIDToOpenIDConnectProvider.ts'
import { AddUserToGroup } from './operations/AddUserToGroup.ts'
import { ChangePassword } from './operations/ChangePassword.ts'
import { CreateAccessKey } from './operations/CreateAccessKey.ts'
import { CreateAccountAlias } from './operations/CreateAccountAlias.ts'
import { CreateGroup } from './operations/CreateGroup.ts'
import { CreateLoginProfile } from './operations/CreateLoginProfile.ts'
import { CreateOpenIDConnectProvider } from './operations/CreateOpenIDConnectProvider.ts'
import { CreateSAMLProvider } from './operations/CreateSAMLProvider.ts'
import { CreateUser } from './operations/CreateUser.ts'
import { CreateVirtualMFADevice } from './operations/CreateVirtualMFADevice.ts'
import { DeactivateMFADevice } from './operations/DeactivateMFADevice.ts'
import { DeleteAccessKey } from './operations/DeleteAccessKey.ts'
import { DeleteAccountAlias } from './operations/DeleteAccountAlias.ts'
import { DeleteAccountPasswordPolicy } from './operations/DeleteAccountPasswordPolicy.ts'
import { DeleteGroup } from './operations/DeleteGroup.ts'
import { DeleteLoginProfile } from './operations/DeleteLoginProfile.ts'
import { DeleteOpenIDConnectProvider } from './operations/DeleteOpenIDConnectProvider.ts'
import { DeleteSAMLProvider } from './operations/DeleteSAMLProvider.ts'
import { DeleteServerCertificate } from './operations/DeleteServerCertificate.ts'
import { DeleteUser } from './operations/DeleteUser.ts'
import { DeleteVirtualMFADevice } from './operations/DeleteVirtualMFADevice.ts'
import { EnableMFADevice } from './operations/EnableMFADevice.ts'
import { GetAccessKeyLastUsed } from './operations/GetAccessKeyLastUsed.ts'
import { GetAccountPasswordPolicy } from './operations/GetAccountPasswordPolicy.ts'
import { GetAccountSummary } from './operations/GetAccountSummary.ts'
import { GetContextKeysForCustomPolicy } from './operations/GetContextKeysForCustomPolicy.ts'
import { GetContextKeysForPrincipalPolicy } from './operations/GetContextKeysForPrincipalPolicy.ts'
import { GetGroup } from './operations/GetGroup.ts'
import { GetLoginProfile } from './operations/GetLoginProfile.ts'
import { GetMFADevice } from './operations/GetMFADevice.ts'
import { GetOpenIDConnectProvider } from './operations/GetOpenIDConnectProvider.ts'
import { GetSAMLProvider } from './operations/GetSAMLProvider.ts'
import { GetServerCertificate } from './operations/GetServerCertificate.ts'
import { GetUser } from './operations/GetUser.ts'
import { ListAccessKeys } from './operations/ListAccessKeys.ts'
import { ListAccountAliases } from './operations/ListAccountAliases.ts'
import { ListGroups } from './operations/ListGroups.ts'
import { ListGroupsForUser } from './operations/ListGroupsForUser.ts'
import { ListMFADevices } from './operations/ListMFADevices.ts'
import { ListMFADeviceTags } from './operations/ListMFADeviceTags.ts'
import { ListOpenIDConnectProviders } from './operations/ListOpenIDConnectProviders.ts'
import { ListOpenIDConnectProviderTags } from './operations/ListOpenIDConnectProviderTags.ts'
import { ListSAMLProviders } from './operations/ListSAMLProviders.ts'
import { ListSAMLProviderTags } from './operations/ListSAMLProviderTags.ts'
import { ListServerCertificates } from './operations/ListServerCertificates.ts'
import { ListServerCertificateTags } from './operations/ListServerCertificateTags.ts'
import { ListUsers } from './operations/ListUsers.ts'
import { ListUserTags } from './operations/ListUserTags.ts'
import { ListVirtualMFADevices } from './operations/ListVirtualMFADevices.ts'
import { RemoveClientIDFromOpenIDConnectProvider } from './operations/RemoveClientIDFromOpenIDConnectProvider.ts'
import { RemoveUserFromGroup } from './operations/RemoveUserFromGroup.ts'
import { ResyncMFADevice } from './operations/ResyncMFADevice.ts'
import { SimulateCustomPolicy } from './operations/SimulateCustomPolicy.ts'
import { SimulatePrincipalPolicy } from './operations/SimulatePrincipalPolicy.ts'
import { TagMFADevice } from './operations/TagMFADevice.ts'
import { TagOpenIDConnectProvider } from './operations/TagOpenIDConnectProvider.ts'
import { TagSAMLProvider } from './operations/TagSAMLProvider.ts'
import { TagServerCertificate } from './operations/TagServerCertificate.ts'
import { TagUser } from './operations/TagUser.ts'
import { UntagMFADevice } from './operations/UntagMFADevice.ts'
import { UntagOpenIDConnectProvider } from './operations/UntagOpenIDConnectProvider.ts'
import { UntagSAMLProvider } from './operations/UntagSAMLProvider.ts'
import { UntagServerCertificate } from './operations/UntagServerCertificate.ts'
import { UntagUser } from './operations/UntagUser.ts'
import { UpdateAccessKey } from './operations/UpdateAccessKey.ts'
import { UpdateAccountPasswordPolicy } from './operations/UpdateAccountPasswordPolicy.ts'
import { UpdateGroup } from './operations/UpdateGroup.ts'
import { UpdateLoginProfile } from './operations/UpdateLoginProfile.ts'
import { UpdateOpenIDConnectProviderThumbprint } from './operations/UpdateOpenIDConnectProviderThumbprint.ts'
import { UpdateSAMLProvider } from './operations/UpdateSAMLProvider.ts'
import { UpdateServerCertificate } from './operations/UpdateServerCertificate.ts'
import { UpdateUser } from './operations/UpdateUser.ts'
import { UploadServerCertificate } from './operations/UploadServerCertificate.ts'

const operations = [
  AddClientIDToOpenIDConnectProvider,
  AddUserToGroup,
  ChangePassword,
  CreateAccessKey,
  CreateAccountAlias,
  CreateGroup,
  CreateLoginProfile,
  CreateOpenIDConnectProvider,
  CreateSAMLProvider,
  CreateUser,
  CreateVirtualMFADevice,
  DeactivateMFADevice,
  DeleteAccessKey,
  DeleteAccountAlias,
  DeleteAccountPasswordPolicy,
  DeleteGroup,
  DeleteLoginProfile,
  DeleteOpenIDConnectProvider,
  DeleteSAMLProvider,
  DeleteServerCertificate,
  DeleteUser,
  DeleteVirtualMFADevice,
  EnableMFADevice,
  GetAccessKeyLastUsed,
  GetAccountPasswordPolicy,
  GetAccountSummary,
  GetContextKeysForCustomPolicy,
  GetContextKeysForPrincipalPolicy,
  GetGroup,
  GetLoginProfile,
  GetMFADevice,
  GetOpenIDConnectProvider,
  GetSAMLProvider,
  GetServerCertificate,
  GetUser,
  ListAccessKeys,
  ListAccountAliases,
  ListGroups,
  ListGroupsForUser,
  ListMFADeviceTags,
  ListMFADevices,
  ListOpenIDConnectProviderTags,
  ListOpenIDConnectProviders,
  ListSAMLProviderTags,
  ListSAMLProviders,
  ListServerCertificateTags,
  ListServerCertificates,
  ListUserTags,
  ListUsers,
  ListVirtualMFADevices,
  RemoveClientIDFromOpenIDConnectProvider,
  RemoveUserFromGroup,
  ResyncMFADevice,
  SimulateCustomPolicy,
  SimulatePrincipalPolicy,
  TagMFADevice,
  TagOpenIDConnectProvider,
  TagSAMLProvider,
  TagServerCertificate,
  TagUser,
  UntagMFADevice,
  UntagOpenIDConnectProvider,
  UntagSAMLProvider,
  UntagServerCertificate,
  UntagUser,
  UpdateAccessKey,
  UpdateAccountPasswordPolicy,
  UpdateGroup,
  UpdateLoginProfile,
  UpdateOpenIDConnectProviderThumbprint,
  UpdateSAMLProvider,
  UpdateServerCertificate,
  UpdateUser,
  UploadServerCertificate,
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
