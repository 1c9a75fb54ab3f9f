import { GetLoginProfile } from '../iam/operations/GetLoginProfile.js';
import { GetUser } from '../iam/operations/GetUser.js';
import { ListAttachedUserPolicies } from '../iam/operations/ListAttachedUserPolicies.js';
import { ListGroupsForUser } from '../iam/operations/ListGroupsForUser.js';
import { ListMFADevices } from '../iam/operations/ListMFADevices.js';
import { ListUserPolicies } from '../iam/operations/ListUserPolicies.js';
import { AwsError } from '../wire/errors.js';
import { everyPage } from './every-page.js';
import { keysOfOwner, withLastUse } from './listed-keys.js';
import { facts, moment } from './table.js';
/** What a user has, in IAM's words. */
export async function holdingsOf(operator, account, UserName) {
    const AttachedPolicies = await everyPage((from) => operator.call(ListAttachedUserPolicies, { UserName, ...from }, account), (output) => output.AttachedPolicies);
    const PolicyNames = await everyPage((from) => operator.call(ListUserPolicies, { UserName, ...from }, account), (output) => output.PolicyNames);
    const Groups = await everyPage((from) => operator.call(ListGroupsForUser, { UserName, ...from }, account), (output) => output.Groups);
    const MFADevices = await everyPage((from) => operator.call(ListMFADevices, { UserName, ...from }, account), (output) => output.MFADevices);
    const AccessKeyMetadata = await keysOfOwner(operator, account, UserName);
    return { AttachedPolicies, PolicyNames, Groups, MFADevices, AccessKeyMetadata };
}
/** The console password that a user has. Throws NoSuchEntity if there is no such user. */
export async function loginProfileOf(operator, account, UserName) {
    await operator.call(GetUser, { UserName }, account);
    try {
        return (await operator.call(GetLoginProfile, { UserName }, account)).LoginProfile;
    }
    catch (error) {
        if (error instanceof AwsError && error.code === 'NoSuchEntity')
            return undefined;
        throw error;
    }
}
/** One user and what it has. */
export async function describeUser(operator, account, UserName) {
    const { User } = await operator.call(GetUser, { UserName }, account);
    const held = await holdingsOf(operator, account, UserName);
    const AccessKeyMetadata = await withLastUse(operator, held.AccessKeyMetadata);
    const LoginProfile = await loginProfileOf(operator, account, UserName);
    const policies = [...held.AttachedPolicies.map((each) => each.PolicyName), ...held.PolicyNames];
    const text = facts({
        user: User?.UserName,
        arn: User?.Arn,
        id: User?.UserId,
        created: moment(User?.CreateDate),
        boundary: User?.PermissionsBoundary?.PermissionsBoundaryArn,
        tags: listed(User?.Tags?.map(({ Key, Value }) => `${Key}=${Value}`)),
        policies: listed(policies),
        groups: listed(held.Groups.map(({ GroupName }) => GroupName)),
        keys: listed(AccessKeyMetadata.map(keyText)),
        mfa: listed(held.MFADevices.map(({ SerialNumber }) => SerialNumber)),
        password: LoginProfile ? `set; last used ${moment(User?.PasswordLastUsed) || 'never'}` : 'none',
    });
    return { json: { User, ...held, AccessKeyMetadata, LoginProfile }, text };
}
function keyText({ AccessKeyId, Status, AccessKeyLastUsed: used }) {
    return `${AccessKeyId} (${Status}, last used ${moment(used?.LastUsedDate) || 'never'})`;
}
function listed(names = []) {
    return names.join(', ') || 'none';
}
