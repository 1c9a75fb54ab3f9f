/**
 * The operations of STS that are built, by AWS's name. Not offered are two that trade in tokens of
 * AWS's own: GetDelegatedAccessToken, for AWS's partners, and GetWebIdentityToken, for which AWS is
 * an identity provider with a public address.
 */
import type { Call } from '../auth/call.ts'
import type { StsContext } from './operation.ts'
import { AssumeRole } from './operations/AssumeRole.ts'
import { AssumeRoleWithSAML } from './operations/AssumeRoleWithSAML.ts'
import { AssumeRoleWithWebIdentity } from './operations/AssumeRoleWithWebIdentity.ts'
import { AssumeRoot } from './operations/AssumeRoot.ts'
import { DecodeAuthorizationMessage } from './operations/DecodeAuthorizationMessage.ts'
import { GetAccessKeyInfo } from './operations/GetAccessKeyInfo.ts'
import { GetCallerIdentity } from './operations/GetCallerIdentity.ts'
import { GetFederationToken } from './operations/GetFederationToken.ts'
import { GetSessionToken } from './operations/GetSessionToken.ts'

const operations = [
  AssumeRole,
  AssumeRoleWithSAML,
  AssumeRoleWithWebIdentity,
  AssumeRoot,
  DecodeAuthorizationMessage,
  GetAccessKeyInfo,
  GetCallerIdentity,
  GetFederationToken,
  GetSessionToken,
]

/** All of them, for the dispatch. */
export const stsOperations: ReadonlyMap<string, Call<never, unknown, StsContext<never>>> = new Map(
  operations.map((operation) => [operation.name, operation]),
)
