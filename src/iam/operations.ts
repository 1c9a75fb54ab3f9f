/** The operations of IAM that are built, by AWS's name. */
import type { Call } from '../auth/call.ts'
import { AddUserToGroup } from './operations/AddUserToGroup.ts'
import { ChangePassword } from './operations/ChangePassword.ts'
import { CreateAccessKey } from './operations/CreateAccessKey.ts'
import { CreateAccountAlias } from './operations/CreateAccountAlias.ts'
import { CreateGroup } from './operations/CreateGroup.ts'
import { CreateLoginProfile } from './operations/CreateLoginProfile.ts'
import { CreateUser } from './operations/CreateUser.ts'
import { CreateVirtualMFADevice } from './operations/CreateVirtualMFADevice.ts'
import { DeactivateMFADevice } from './operations/DeactivateMFADevice.ts'
import { DeleteAccessKey } from './operations/DeleteAccessKey.ts'
import { DeleteAccountAlias } from './operations/DeleteAccountAlias.ts'
import { DeleteAccountPasswordPolicy } from './operations/DeleteAccountPasswordPolicy.ts'
import { DeleteGroup } from './operations/DeleteGroup.ts'
import { DeleteLoginProfile } from './operations/DeleteLoginProfile.ts'
import { DeleteUser } from './operations/DeleteUser.ts'
import { DeleteVirtualMFADevice } from './operations/DeleteVirtualMFADevice.ts'
import { DisableOrganizationsRootCredentialsManagement } from './operations/DisableOrganizationsRootCredentialsManagement.ts'
import { DisableOrganizationsRootSessions } from './operations/DisableOrganizationsRootSessions.ts'
import { EnableMFADevice } from './operations/EnableMFADevice.ts'
import { EnableOrganizationsRootCredentialsManagement } from './operations/EnableOrganizationsRootCredentialsManagement.ts'
import { EnableOrganizationsRootSessions } from './operations/EnableOrganizationsRootSessions.ts'
import { GetAccessKeyLastUsed } from './operations/GetAccessKeyLastUsed.ts'
import { GetAccountPasswordPolicy } from './operations/GetAccountPasswordPolicy.ts'
import { GetAccountSummary } from './operations/GetAccountSummary.ts'
import { GetGroup } from './operations/GetGroup.ts'
import { GetLoginProfile } from './operations/GetLoginProfile.ts'
import { GetMFADevice } from './operations/GetMFADevice.ts'
import { GetUser } from './operations/GetUser.ts'
import { ListAccessKeys } from './operations/ListAccessKeys.ts'
import { ListAccountAliases } from './operations/ListAccountAliases.ts'
import { ListGroups } from './operations/ListGroups.ts'
import { ListGroupsForUser } from './operations/ListGroupsForUser.ts'
import { ListMFADevices } from './operations/ListMFADevices.ts'
import { ListMFADeviceTags } from './operations/ListMFADeviceTags.ts'
import { ListOrganizationsFeatures } from './operations/ListOrganizationsFeatures.ts'
import { ListUsers } from './operations/ListUsers.ts'
import { ListUserTags } from './operations/ListUserTags.ts'
import { ListVirtualMFADevices } from './operations/ListVirtualMFADevices.ts'
import { RemoveUserFromGroup } from './operations/RemoveUserFromGroup.ts'
import { ResyncMFADevice } from './operations/ResyncMFADevice.ts'
import { TagMFADevice } from './operations/TagMFADevice.ts'
import { TagUser } from './operations/TagUser.ts'
import { UntagMFADevice } from './operations/UntagMFADevice.ts'
import { UntagUser } from './operations/UntagUser.ts'
import { UpdateAccessKey } from './operations/UpdateAccessKey.ts'
import { UpdateAccountPasswordPolicy } from './operations/UpdateAccountPasswordPolicy.ts'
import { UpdateGroup } from './operations/UpdateGroup.ts'
import { UpdateLoginProfile } from './operations/UpdateLoginProfile.ts'
import { UpdateUser } from './operations/UpdateUser.ts'

const operations = [
  AddUserToGroup,
  ChangePassword,
  CreateAccessKey,
  CreateAccountAlias,
  CreateGroup,
  CreateLoginProfile,
  CreateUser,
  CreateVirtualMFADevice,
  DeactivateMFADevice,
  DeleteAccessKey,
  DeleteAccountAlias,
  DeleteAccountPasswordPolicy,
  DeleteGroup,
  DeleteLoginProfile,
  DeleteUser,
  DeleteVirtualMFADevice,
  DisableOrganizationsRootCredentialsManagement,
  DisableOrganizationsRootSessions,
  EnableMFADevice,
  EnableOrganizationsRootCredentialsManagement,
  EnableOrganizationsRootSessions,
  GetAccessKeyLastUsed,
  GetAccountPasswordPolicy,
  GetAccountSummary,
  GetGroup,
  GetLoginProfile,
  GetMFADevice,
  GetUser,
  ListAccessKeys,
  ListAccountAliases,
  ListGroups,
  ListGroupsForUser,
  ListMFADeviceTags,
  ListMFADevices,
  ListOrganizationsFeatures,
  ListUserTags,
  ListUsers,
  ListVirtualMFADevices,
  RemoveUserFromGroup,
  ResyncMFADevice,
  TagMFADevice,
  TagUser,
  UntagMFADevice,
  UntagUser,
  UpdateAccessKey,
  UpdateAccountPasswordPolicy,
  UpdateGroup,
  UpdateLoginProfile,
  UpdateUser,
]

/** All of them, for the dispatch. */
export const iamOperations: ReadonlyMap<string, Call<never, unknown>> = new Map(
  operations.map((operation) => [operation.name, operation]),
)
