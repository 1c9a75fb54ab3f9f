/** What must go before a user can: IAM removes no user that has something. */
import { DeactivateMFADevice } from '../iam/operations/DeactivateMFADevice.js';
import { DeleteAccessKey } from '../iam/operations/DeleteAccessKey.js';
import { DeleteLoginProfile } from '../iam/operations/DeleteLoginProfile.js';
import { DeleteUserPolicy } from '../iam/operations/DeleteUserPolicy.js';
import { DeleteVirtualMFADevice } from '../iam/operations/DeleteVirtualMFADevice.js';
import { DetachUserPolicy } from '../iam/operations/DetachUserPolicy.js';
import { RemoveUserFromGroup } from '../iam/operations/RemoveUserFromGroup.js';
import { holdingsOf, loginProfileOf } from './user-facts.js';
/** Takes away all that a user has, what lets it in first. */
export async function emptyUser(operator, account, UserName) {
    const held = await holdingsOf(operator, account, UserName);
    for (const { AccessKeyId } of held.AccessKeyMetadata) {
        await operator.call(DeleteAccessKey, { UserName, AccessKeyId }, account);
    }
    if (await loginProfileOf(operator, account, UserName)) {
        await operator.call(DeleteLoginProfile, { UserName }, account);
    }
    for (const { SerialNumber } of held.MFADevices) {
        await operator.call(DeactivateMFADevice, { UserName, SerialNumber }, account);
        await operator.call(DeleteVirtualMFADevice, { SerialNumber }, account);
    }
    for (const { PolicyArn } of held.AttachedPolicies) {
        await operator.call(DetachUserPolicy, { UserName, PolicyArn }, account);
    }
    for (const PolicyName of held.PolicyNames) {
        await operator.call(DeleteUserPolicy, { UserName, PolicyName }, account);
    }
    for (const { GroupName } of held.Groups) {
        await operator.call(RemoveUserFromGroup, { UserName, GroupName }, account);
    }
}
