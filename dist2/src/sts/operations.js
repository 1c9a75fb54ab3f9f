/**
 * The operations of STS that are built, by AWS's name. Not offered are two that trade in tokens of
 * AWS's own: GetDelegatedAccessToken, for AWS's partners, and GetWebIdentityToken, for which AWS is
 * an identity provider with a public address.
 */
export { AssumeRole } from './operations/AssumeRole.js';
export { AssumeRoleWithSAML } from './operations/AssumeRoleWithSAML.js';
export { AssumeRoleWithWebIdentity } from './operations/AssumeRoleWithWebIdentity.js';
export { AssumeRoot } from './operations/AssumeRoot.js';
export { DecodeAuthorizationMessage } from './operations/DecodeAuthorizationMessage.js';
export { GetAccessKeyInfo } from './operations/GetAccessKeyInfo.js';
export { GetCallerIdentity } from './operations/GetCallerIdentity.js';
export { GetFederationToken } from './operations/GetFederationToken.js';
export { GetSessionToken } from './operations/GetSessionToken.js';
