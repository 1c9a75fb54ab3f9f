/**
 * The operations of STS that are built, by AWS's name. Not offered are two that trade in tokens of
 * AWS's own: GetDelegatedAccessToken, for AWS's partners, and GetWebIdentityToken, for which AWS is
 * an identity provider with a public address.
 */

export { AssumeRole } from './operations/AssumeRole.ts'
export { AssumeRoleWithSAML } from './operations/AssumeRoleWithSAML.ts'
export { AssumeRoleWithWebIdentity } from './operations/AssumeRoleWithWebIdentity.ts'
export { AssumeRoot } from './operations/AssumeRoot.ts'
export { DecodeAuthorizationMessage } from './operations/DecodeAuthorizationMessage.ts'
export { GetAccessKeyInfo } from './operations/GetAccessKeyInfo.ts'
export { GetCallerIdentity } from './operations/GetCallerIdentity.ts'
export { GetFederationToken } from './operations/GetFederationToken.ts'
export { GetSessionToken } from './operations/GetSessionToken.ts'
