/** The operations of Organizations that are built, by AWS's name. */
import type { Call } from '../auth/call.ts'
import { AttachPolicy } from './operations/AttachPolicy.ts'
import { CloseAccount } from './operations/CloseAccount.ts'
import { CreateAccount } from './operations/CreateAccount.ts'
import { CreateOrganization } from './operations/CreateOrganization.ts'
import { CreateOrganizationalUnit } from './operations/CreateOrganizationalUnit.ts'
import { CreatePolicy } from './operations/CreatePolicy.ts'
import { DeleteOrganizationalUnit } from './operations/DeleteOrganizationalUnit.ts'
import { DeletePolicy } from './operations/DeletePolicy.ts'
import { DeregisterDelegatedAdministrator } from './operations/DeregisterDelegatedAdministrator.ts'
import { DescribeAccount } from './operations/DescribeAccount.ts'
import { DescribeCreateAccountStatus } from './operations/DescribeCreateAccountStatus.ts'
import { DescribeEffectivePolicy } from './operations/DescribeEffectivePolicy.ts'
import { DescribeOrganization } from './operations/DescribeOrganization.ts'
import { DescribeOrganizationalUnit } from './operations/DescribeOrganizationalUnit.ts'
import { DescribePolicy } from './operations/DescribePolicy.ts'
import { DetachPolicy } from './operations/DetachPolicy.ts'
import { DisableAWSServiceAccess } from './operations/DisableAWSServiceAccess.ts'
import { DisablePolicyType } from './operations/DisablePolicyType.ts'
import { EnableAWSServiceAccess } from './operations/EnableAWSServiceAccess.ts'
import { EnablePolicyType } from './operations/EnablePolicyType.ts'
import { LeaveOrganization } from './operations/LeaveOrganization.ts'
import { ListAccounts } from './operations/ListAccounts.ts'
import { ListAccountsForParent } from './operations/ListAccountsForParent.ts'
import { ListAWSServiceAccessForOrganization } from './operations/ListAWSServiceAccessForOrganization.ts'
import { ListChildren } from './operations/ListChildren.ts'
import { ListCreateAccountStatus } from './operations/ListCreateAccountStatus.ts'
import { ListDelegatedAdministrators } from './operations/ListDelegatedAdministrators.ts'
import { ListDelegatedServicesForAccount } from './operations/ListDelegatedServicesForAccount.ts'
import { ListHandshakesForAccount } from './operations/ListHandshakesForAccount.ts'
import { ListHandshakesForOrganization } from './operations/ListHandshakesForOrganization.ts'
import { ListOrganizationalUnitsForParent } from './operations/ListOrganizationalUnitsForParent.ts'
import { ListParents } from './operations/ListParents.ts'
import { ListPolicies } from './operations/ListPolicies.ts'
import { ListPoliciesForTarget } from './operations/ListPoliciesForTarget.ts'
import { ListRoots } from './operations/ListRoots.ts'
import { ListTagsForResource } from './operations/ListTagsForResource.ts'
import { ListTargetsForPolicy } from './operations/ListTargetsForPolicy.ts'
import { MoveAccount } from './operations/MoveAccount.ts'
import { RegisterDelegatedAdministrator } from './operations/RegisterDelegatedAdministrator.ts'
import { RemoveAccountFromOrganization } from './operations/RemoveAccountFromOrganization.ts'
import { TagResource } from './operations/TagResource.ts'
import { UntagResource } from './operations/UntagResource.ts'
import { UpdateOrganizationalUnit } from './operations/UpdateOrganizationalUnit.ts'
import { UpdatePolicy } from './operations/UpdatePolicy.ts'

const operations = [
  AttachPolicy,
  CloseAccount,
  CreateAccount,
  CreateOrganization,
  CreateOrganizationalUnit,
  CreatePolicy,
  DeleteOrganizationalUnit,
  DeletePolicy,
  DeregisterDelegatedAdministrator,
  DescribeAccount,
  DescribeCreateAccountStatus,
  DescribeEffectivePolicy,
  DescribeOrganization,
  DescribeOrganizationalUnit,
  DescribePolicy,
  DetachPolicy,
  DisableAWSServiceAccess,
  DisablePolicyType,
  EnableAWSServiceAccess,
  EnablePolicyType,
  LeaveOrganization,
  ListAWSServiceAccessForOrganization,
  ListAccounts,
  ListAccountsForParent,
  ListChildren,
  ListCreateAccountStatus,
  ListDelegatedAdministrators,
  ListDelegatedServicesForAccount,
  ListHandshakesForAccount,
  ListHandshakesForOrganization,
  ListOrganizationalUnitsForParent,
  ListParents,
  ListPolicies,
  ListPoliciesForTarget,
  ListRoots,
  ListTagsForResource,
  ListTargetsForPolicy,
  MoveAccount,
  RegisterDelegatedAdministrator,
  RemoveAccountFromOrganization,
  TagResource,
  UntagResource,
  UpdateOrganizationalUnit,
  UpdatePolicy,
]

/** All of them, for the dispatch. */
export const organizationsOperations: ReadonlyMap<string, Call<never, unknown>> = new Map(
  operations.map((operation) => [operation.name, operation]),
)
