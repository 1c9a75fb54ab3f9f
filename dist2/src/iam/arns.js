/**
 * The ARNs of what IAM keeps.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
const iamArn = (type) => (account, path, name) => `arn:aws:iam::${account}:${type}${path}${name}`;
/** `arn:aws:iam::123456789012:user/path/name` */
export const userArn = iamArn('user');
/** `arn:aws:iam::123456789012:group/path/name` */
export const groupArn = iamArn('group');
/** `arn:aws:iam::123456789012:role/path/name` */
export const roleArn = iamArn('role');
/** `arn:aws:iam::123456789012:policy/path/name` */
export const policyArn = iamArn('policy');
/** `arn:aws:iam::123456789012:instance-profile/path/name` */
export const instanceProfileArn = iamArn('instance-profile');
/** `arn:aws:iam::123456789012:mfa/path/name` */
export const mfaArn = iamArn('mfa');
/** `arn:aws:iam::123456789012:server-certificate/path/name` */
export const serverCertificateArn = iamArn('server-certificate');
/** `arn:aws:iam::123456789012:oidc-provider/host/path` */
export function oidcProviderArn(account, name) {
    return `arn:aws:iam::${account}:oidc-provider/${name}`;
}
/** `arn:aws:iam::123456789012:saml-provider/name` */
export function samlProviderArn(account, name) {
    return `arn:aws:iam::${account}:saml-provider/${name}`;
}
