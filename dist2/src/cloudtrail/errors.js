/**
 * CloudTrail's refusals: codes and AWS's words; all of them are answered with 400.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/CommonErrors.html
 */
import { AwsError } from '../wire/errors.js';
/** An error of CloudTrail's, by the name of its shape. */
export function trailError(code, message) {
    return new AwsError(code, { status: 400, message });
}
/** There is no such trail; `name` as it was given. */
export function trailNotFound(name, account) {
    return trailError('TrailNotFoundException', `Unknown trail: ${name} for the user: ${account}`);
}
/** There is no trail of this ARN: what the operations on tags say instead of `trailNotFound`. */
export function resourceNotFound(arn) {
    return trailError('ResourceNotFoundException', `The specified resource ${arn} was not found.`);
}
/** What should be a trail's ARN and is none. */
export function invalidArn(given) {
    return trailError('CloudTrailARNInvalidException', `The ARN of the trail is not valid: ${given}`);
}
/** A name that no trail can have. */
export function invalidTrailName(message) {
    return trailError('InvalidTrailNameException', message);
}
/** What AWS's trails can and these cannot. */
export function unsupported(what) {
    return trailError('UnsupportedOperationException', `${what} is not supported by this server.`);
}
/** An attribute, or several, that events cannot be looked up by. */
export function invalidLookup(message) {
    return trailError('InvalidLookupAttributesException', message);
}
/** Selectors that are malformed, or select what is not recorded. */
export function invalidSelectors(message) {
    return trailError('InvalidEventSelectorsException', message);
}
