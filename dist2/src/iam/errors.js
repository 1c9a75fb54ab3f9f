/**
 * IAM's refusals: codes, statuses and AWS's words.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
import { AwsError } from '../wire/errors.js';
/** 404: `what` is a sentence's subject, like `The user with name bob`. */
export function noSuchEntity(what) {
    return new AwsError('NoSuchEntity', { status: 404, message: `${what} cannot be found.` });
}
/** 404, in AWS's own sentence. */
export function noSuchEntityMessage(message) {
    return new AwsError('NoSuchEntity', { status: 404, message });
}
/** 409: `what` as in `User with name bob`. */
export function entityAlreadyExists(what) {
    return new AwsError('EntityAlreadyExists', { status: 409, message: `${what} already exists.` });
}
/** 409: what hangs on the entity must go first. */
export function deleteConflict(message) {
    return new AwsError('DeleteConflict', { status: 409, message });
}
/** 409: a quota of IAM's, like `UsersPerAccount: 5000`. */
export function limitExceeded(quota, most) {
    return new AwsError('LimitExceeded', {
        status: 409,
        message: `Cannot exceed quota for ${quota}: ${most}`,
    });
}
/** 400: an input that no entity can have. */
export function validationError(message) {
    return new AwsError('ValidationError', { status: 400, message });
}
/** 400: an input that means nothing here. */
export function invalidInput(message) {
    return new AwsError('InvalidInput', { status: 400, message });
}
/** 400: an entity that only the service, or whoever runs it, may change. */
export function unmodifiableEntity(message) {
    return new AwsError('UnmodifiableEntity', { status: 400, message });
}
/** 409: an entity that may be changed a while later. */
export function entityTemporarilyUnmodifiable(message) {
    return new AwsError('EntityTemporarilyUnmodifiable', { status: 409, message });
}
/** 400: why a password may not be used; never the password itself. */
export function passwordPolicyViolation(problems) {
    return new AwsError('PasswordPolicyViolation', { status: 400, message: problems.join('. ') });
}
/** 400: only users have passwords of their own. */
export function invalidUserType() {
    const message = 'Only IAM Users can change their own password';
    return new AwsError('InvalidUserType', { status: 400, message });
}
/** 400: too many ask for what takes time; SDKs try again. */
export function throttling() {
    return new AwsError('Throttling', { status: 400, message: 'Rate exceeded' });
}
/** 404: an account that asks nothing of passwords beyond AWS's own rules. */
export function noPasswordPolicy(account) {
    return noSuchEntity(`The Password Policy with domain name ${account}`);
}
/** 404: the same, where it was to be deleted. */
export function noPasswordPolicyToDelete() {
    return noSuchEntity('The account policy with name PasswordPolicy');
}
/** 403: not the codes that the device shows. */
export function invalidAuthenticationCode() {
    const message = 'Authentication code for device is not valid.';
    return new AwsError('InvalidAuthenticationCode', { status: 403, message });
}
/** 410: no credential report was ever made. */
export function reportNotPresent() {
    return new AwsError('ReportNotPresent', {
        status: 410,
        message: 'No report exists. Please call GenerateCredentialReport first.',
    });
}
/** 410: the credential report is older than four hours. */
export function reportExpired() {
    return new AwsError('ReportExpired', {
        status: 410,
        message: 'The credential report has expired. Please call GenerateCredentialReport again.',
    });
}
