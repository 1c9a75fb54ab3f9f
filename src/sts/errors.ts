/**
 * What STS answers when it does not believe an identity.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors
 */
import { AwsError } from '../wire/errors.ts'

/** The token or assertion is not what its provider would have made for us. */
export function invalidIdentityToken(message: string, cause?: unknown): AwsError {
  return new AwsError('InvalidIdentityToken', { status: 400, message, cause })
}

/** The keys of the provider cannot be had as it is set up; asking again will not help. */
export function noVerificationKey(cause?: unknown): AwsError {
  const message =
    "Couldn't retrieve verification key from your identity provider, please reference " +
    'AssumeRoleWithWebIdentity documentation for requirements'
  return invalidIdentityToken(message, cause)
}

/** The token or assertion was true, but is too old. */
export function expiredIdentity(message: string): AwsError {
  return new AwsError('ExpiredTokenException', { status: 400, message })
}

/** The provider did not answer; SDKs ask again. */
export function idpCommunicationError(cause?: unknown): AwsError {
  const message = 'The identity provider that was asked to verify the token could not be reached.'
  return new AwsError('IDPCommunicationError', { status: 400, message, cause })
}

/** The provider itself says that it did not know the user. */
export function idpRejectedClaim(message: string): AwsError {
  return new AwsError('IDPRejectedClaim', { status: 403, message })
}
