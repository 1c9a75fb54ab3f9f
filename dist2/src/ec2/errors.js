/**
 * EC2's refusals: codes, statuses and AWS's words.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
import { AwsError } from '../wire/errors.js';
function refused(code, message) {
    return new AwsError(code, { status: 400, message });
}
/** 412: all checks were passed, and nothing was done. */
export function dryRunOperation() {
    const message = 'Request would have succeeded, but DryRun flag is set.';
    return new AwsError('DryRunOperation', { status: 412, message });
}
/** 403: `encoded` is what `sts:DecodeAuthorizationMessage` opens. */
export function unauthorizedOperation(explanation, encoded) {
    const more = encoded === undefined ? '' : ` Encoded authorization failure message: ${encoded}`;
    return new AwsError('UnauthorizedOperation', {
        status: 403,
        message: `You are not authorized to perform this operation. ${explanation}.${more}`,
    });
}
/** A value that the parameter cannot have. */
export function invalidParameterValue(message) {
    return refused('InvalidParameterValue', message);
}
/** A value in a shape that is not that of its parameter. */
export function invalidParameter(message) {
    return refused('InvalidParameter', message);
}
/** Parameters that exclude each other. */
export function invalidParameterCombination(message) {
    return refused('InvalidParameterCombination', message);
}
/** A parameter that the operation cannot do without. */
export function missingParameter(name) {
    return refused('MissingParameter', `The request must contain the parameter ${name}`);
}
/** Something of the id's kind that the account does not have: `InvalidVpcID.NotFound`. */
export function notFound(code, what) {
    return refused(code, `${what} does not exist`);
}
/** An id that none of its kind can have: `InvalidVpcID.Malformed`. */
export function malformedId(code, id) {
    return refused(code, `Invalid id: "${id}"`);
}
/** What still hangs on it must go first. */
export function dependencyViolation(message) {
    return refused('DependencyViolation', message);
}
/** A quota; the code is that of the kind, like `VpcLimitExceeded`. */
export function limitExceeded(code, what) {
    return refused(code, `The maximum number of ${what} has been reached.`);
}
/** Any other refusal, by AWS's code. */
export function refusal(code, message) {
    return refused(code, message);
}
