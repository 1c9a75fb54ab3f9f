/**
 * What STS answers when it does not believe an identity.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors
 */
import { AwsError } from '../wire/errors.js';
/** The token or assertion is not what its provider would have made for us. */
export function invalidIdentityToken(message, cause) {
    return new AwsError('InvalidIdentityToken', { status: 400, message, cause });
}
/** The keys of the provider cannot be had as it is set up; asking again will not help. */
export function noVerificationKey(cause) {
    const message = "Couldn't retrieve verification key from your identity provider, please reference " +
        'AssumeRoleWithWebIdentity documentation for requirements';
    return invalidIdentityToken(message, cause);
}
/** The token or assertion was true, but is too old. */
export function expiredIdentity(message) {
    return new AwsError('ExpiredTokenException', { status: 400, message });
}
/** The provider did not answer; SDKs ask again. */
export function idpCommunicationError(cause) {
    const message = 'The identity provider that was asked to verify the token could not be reached.';
    return new AwsError('IDPCommunicationError', { status: 400, message, cause });
}
/** The provider itself says that it did not know the user. */
export function idpRejectedClaim(message) {
    return new AwsError('IDPRejectedClaim', { status: 403, message });
}
/** An input that cannot be. */
export function validationError(message) {
    return new AwsError('ValidationError', { status: 400, message });
}
/** Values of an input that do not go together. */
export function invalidParameterValue(message) {
    return new AwsError('InvalidParameterValue', { status: 400, message });
}
/** What nobody may, or not so. */
export function accessDenied(message) {
    return new AwsError('AccessDenied', { status: 403, message });
}
/** A session policy that is none. */
export function malformedPolicyDocument(message) {
    return new AwsError('MalformedPolicyDocument', { status: 400, message });
}
/** Session policies and tags that a token has no room for. */
export function packedPolicyTooLarge(percent) {
    const size = percent === undefined ? '' : ` Packed policy consumes ${percent}% of allotted space,`;
    const message = `${size} please use smaller policy.`.trim();
    return new AwsError('PackedPolicyTooLarge', {
        status: 400,
        message: message.charAt(0).toUpperCase() + message.slice(1),
    });
}
/** An encoded message that is none of ours, or another account's. */
export function invalidAuthorizationMessage() {
    return new AwsError('InvalidAuthorizationMessageException', {
        status: 400,
        message: 'Message is not valid',
    });
}
