/**
 * The refusals of Service Quotas: codes and AWS's words. The wire sends each with 400.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_RequestServiceQuotaIncrease.html
 */
import { AwsError } from '../wire/errors.js';
/** An input that cannot be; `message` says why. */
export function illegalArgument(message) {
    return new AwsError('IllegalArgumentException', { status: 400, message });
}
/** A service, a quota, a bucket or a request that there is none of. */
export function noSuchResource(message) {
    return new AwsError('NoSuchResourceException', { status: 400, message });
}
/** Another request for the same quota waits for an answer. */
export function alreadyAsked() {
    const message = 'Only one open service quota increase request is allowed per quota.';
    return new AwsError('ResourceAlreadyExistsException', { status: 400, message });
}
/** A limit of Service Quotas itself. */
export function quotaExceeded(message) {
    return new AwsError('QuotaExceededException', { status: 400, message });
}
/** A token that no list gave out. */
export function invalidToken() {
    const message = 'Invalid pagination token was provided.';
    return new AwsError('InvalidPaginationTokenException', { status: 400, message });
}
/** More tags than a quota may have. */
export function tooManyTags(most) {
    const message = `A quota has at most ${most} tags.`;
    return new AwsError('TooManyTagsException', { status: 400, message });
}
/** The template is not in use. */
export function templateNotInUse() {
    const message = 'The quota request template is not associated with your organization.';
    return new AwsError('ServiceQuotaTemplateNotInUseException', { status: 400, message });
}
/** The caller is not of the management account. */
export function managementOnly() {
    const message = 'Only the management account of the organization may do this.';
    return new AwsError('AccessDeniedException', { status: 400, message });
}
