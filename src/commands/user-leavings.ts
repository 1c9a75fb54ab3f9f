/** What must go before a user can: IAM removes no user that has something. */
import { DeactivateMFADevice } from '../iam/operations/DeactivateMFADevice.ts'
import { DeleteAccessKey } from '../iam/operations/DeleteAccessKey.ts'
import { DeleteLoginProfile } from '../iam/operations/DeleteLoginProfile.ts'
import { DeleteUserPolicy } from '../iam/operations/DeleteUserPolicy.ts'
import { DeleteVirtualMFADevice } from '../iam/operations/DeleteVirtualMFADevice.ts'
import { DetachUserPolicy } from '../iam/operations/DetachUserPolicy.ts'
import { RemoveUserFromGroup } from '../iam/operations/RemoveUserFromGroup.ts'
import type { Operator } from './operator.ts'
import { holdingsOf, loginProfileOf } from './user-facts.ts'

/** Takes away all that a user has, what lets it in first. */
export async function emptyUser(
  operator: Operator,
  account: string,
  UserName: string,
): Promise<void> {
  const held = await holdingsOf(operator, account, UserName)
  for (const { AccessKeyId } of held.AccessKeyMetadata) {
    await operator.call(DeleteAccessKey, { UserName, AccessKeyId }, account)
  }
  if (await loginProfileOf(operator, account, UserName)) {
    await operator.call(DeleteLoginProfile, { UserName }, account)
  }
  for (const { SerialNumber } of held.MFADevices) {
    await operator.call(DeactivateMFADevice, { UserName, SerialNumber }, account)
    await operator.call(DeleteVirtualMFADevice, { SerialNumber }, account)
  }
  for (const { PolicyArn } of held.AttachedPolicies) {
    await operator.call(DetachUserPolicy, { UserName, PolicyArn }, account)
  }
  for (const PolicyName of held.PolicyNames) {
    await operator.call(DeleteUserPolicy, { UserName, PolicyName }, account)
  }
  for (const { GroupName } of held.Groups) {
    await operator.call(RemoveUserFromGroup, { UserName, GroupName }, account)
  }
}
