/**
 * Errors of Query and JSON services, from the code that was thrown to the code and status on the
 * wire. The steps that all services share (who is calling, may they, is there room) speak of S3's
 * codes, for which each protocol has its own.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
import { AwsError } from './errors.js';
const unknownKey = 'The security token included in the request is invalid.';
const expired = 'The security token included in the request is expired';
const unsigned = 'Request is missing Authentication Token';
const commonQueryErrors = new Map([
    ['AccessDenied', { code: 'AccessDenied', status: 403 }],
    ['AuthorizationHeaderMalformed', { code: 'IncompleteSignature', status: 400 }],
    ['AuthorizationQueryParametersError', { code: 'IncompleteSignature', status: 400 }],
    ['ExpiredToken', { code: 'ExpiredToken', status: 403, message: expired }],
    ['InternalError', { code: 'InternalFailure', status: 500 }],
    ['InvalidAccessKeyId', { code: 'InvalidClientTokenId', status: 403, message: unknownKey }],
    ['InvalidToken', { code: 'InvalidClientTokenId', status: 403, message: unknownKey }],
    [
        'MissingAuthenticationToken',
        { code: 'MissingAuthenticationToken', status: 403, message: unsigned },
    ],
    ['RequestTimeTooSkewed', { code: 'SignatureDoesNotMatch', status: 403 }],
    ['SignatureDoesNotMatch', { code: 'SignatureDoesNotMatch', status: 403 }],
    ['SlowDown', { code: 'Throttling', status: 400 }],
    ['ServiceUnavailable', { code: 'ServiceUnavailable', status: 503 }],
]);
const commonJsonErrors = new Map([
    ['AccessDenied', { code: 'AccessDeniedException', status: 400 }],
    ['AuthorizationHeaderMalformed', { code: 'IncompleteSignatureException', status: 400 }],
    ['AuthorizationQueryParametersError', { code: 'IncompleteSignatureException', status: 400 }],
    ['ExpiredToken', { code: 'ExpiredTokenException', status: 400, message: expired }],
    ['InternalError', { code: 'InternalFailure', status: 500 }],
    ['InvalidAccessKeyId', { code: 'UnrecognizedClientException', status: 400, message: unknownKey }],
    ['InvalidToken', { code: 'UnrecognizedClientException', status: 400, message: unknownKey }],
    [
        'MissingAuthenticationToken',
        { code: 'MissingAuthenticationTokenException', status: 400, message: unsigned },
    ],
    ['RequestTimeTooSkewed', { code: 'InvalidSignatureException', status: 400 }],
    ['SignatureDoesNotMatch', { code: 'InvalidSignatureException', status: 400 }],
    ['SlowDown', { code: 'ThrottlingException', status: 400 }],
    ['ServiceUnavailable', { code: 'ServiceUnavailableException', status: 503 }],
]);
const notValidated = 'AWS was not able to validate the provided access credentials';
const unauthorized = 'You are not authorized to perform this operation.';
/**
 * The answers of EC2, whose schema names no errors.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export const ec2Errors = new Map([
    ['AccessDenied', { code: 'UnauthorizedOperation', status: 403, message: unauthorized }],
    ['AuthorizationHeaderMalformed', { code: 'IncompleteSignature', status: 400 }],
    ['AuthorizationQueryParametersError', { code: 'IncompleteSignature', status: 400 }],
    ['ExpiredToken', { code: 'RequestExpired', status: 400, message: 'Request has expired.' }],
    ['InternalError', { code: 'InternalError', status: 500, message: 'An internal error occurred' }],
    ['InvalidAccessKeyId', { code: 'AuthFailure', status: 401, message: notValidated }],
    ['InvalidToken', { code: 'AuthFailure', status: 401, message: notValidated }],
    ['RequestTimeTooSkewed', { code: 'RequestExpired', status: 400 }],
    ['SignatureDoesNotMatch', { code: 'AuthFailure', status: 401, message: notValidated }],
    ['SlowDown', { code: 'RequestLimitExceeded', status: 503, message: 'Request limit exceeded.' }],
    ['ServiceUnavailable', { code: 'Unavailable', status: 503 }],
]);
/** The answers of a Query service: AWS's schema gives an error a code beside its shape's name. */
export function queryErrors({ errors, queryErrors }) {
    const words = new Map(commonQueryErrors);
    for (const [code, status] of Object.entries(errors)) {
        if (status !== null)
            words.set(code, { code, status });
    }
    for (const [name, answer] of Object.entries(queryErrors)) {
        words.set(name, answer).set(answer.code, answer);
    }
    return words;
}
/**
 * The answers of a JSON service, where an error is called as its shape is. Whatever status the
 * schema has for it, AWS sends 400 or 500: TrailNotFoundException, 404 there, comes with 400.
 */
export function jsonErrors({ errors }) {
    const words = new Map(commonJsonErrors);
    for (const [code, status] of Object.entries(errors)) {
        words.set(code, { code, status: status !== null && status >= 500 ? 500 : 400 });
    }
    return words;
}
/** The error as it is said on the wire; one that nobody has words for goes out as it is. */
export function createTranslator(words) {
    return (error) => {
        const { code, status, message = error.message } = words.get(error.code) ?? error;
        const { headers, detail } = error;
        return new AwsError(code, {
            status,
            message,
            ...(headers ? { headers } : {}),
            ...(detail ? { detail } : {}),
        });
    };
}
