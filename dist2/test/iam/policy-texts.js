/** Policies, and keys of users, as the tests of IAM need them. */
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand, } from '@aws-sdk/client-iam';
/** The text of a policy of these statements. */
export function policyText(...statements) {
    return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
/** A policy that allows actions, on everything unless resources are given. */
export function allowing(action, resource = '*') {
    return policyText({ Effect: 'Allow', Action: action, Resource: resource });
}
/** A trust policy that lets these principals assume a role. */
export function trusting(principal) {
    return policyText({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' });
}
/** What lets EC2 assume a role. */
export const trustsMachines = trusting({ Service: 'ec2.amazonaws.com' });
/** A valid policy of so many characters, white space not counted. */
export function policyOfChars(chars) {
    const around = policyText({ Sid: '', Effect: 'Allow', Action: 's3:*', Resource: '*' }).length;
    const Sid = 'a'.repeat(chars - around);
    return policyText({ Sid, Effect: 'Allow', Action: 's3:*', Resource: '*' });
}
/** Makes a user with one inline policy, and keys for it. */
export async function userWith(iam, name, policy) {
    await iam.send(new CreateUserCommand({ UserName: name }));
    const put = { UserName: name, PolicyName: 'own', PolicyDocument: policy };
    await iam.send(new PutUserPolicyCommand(put));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
    const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {};
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
}
