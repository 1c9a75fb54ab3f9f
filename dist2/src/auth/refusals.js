/** The ways that a signature is refused: AWS's codes, its messages, and the elements it adds. */
import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
import { formatIsoDate } from './request-date.js';
/** InvalidArgument, naming the header or field at fault as AWS does. */
export function invalidArgument(message, name, value) {
    const detail = { ArgumentName: name, ...(value === undefined ? {} : { ArgumentValue: value }) };
    return new AwsError('InvalidArgument', { message, detail });
}
/** The `Authorization` header is not one of the two forms, or stands beside a signed query. */
export function badAuthorization(message, authorization) {
    return invalidArgument(message, 'Authorization', authorization);
}
/** Two of the three ways to sign, in one request. */
export function severalMechanisms(authorization) {
    return badAuthorization('Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, ' +
        'Signature query string parameter or the Authorization header should be specified', authorization);
}
/** Neither `x-amz-date` nor `Date` can be read. */
export function noDate() {
    return new AwsError('AccessDenied', {
        message: 'AWS authentication requires a valid Date or x-amz-date header',
    });
}
/** The request's own time is more than 15 minutes from ours. */
export function timeTooSkewed(requestTime, now) {
    return new AwsError('RequestTimeTooSkewed', {
        detail: {
            RequestTime: requestTime,
            ServerTime: formatIsoDate(now),
            MaxAllowedSkewMilliseconds: String(limits.clockSkewMs),
        },
    });
}
/** A presigned request after its time; `seconds` is its `X-Amz-Expires`, which V2 has not. */
export function expired(expiresAt, now, seconds) {
    return new AwsError('AccessDenied', {
        message: 'Request has expired',
        detail: {
            ...(seconds === undefined ? {} : { 'X-Amz-Expires': seconds }),
            Expires: formatIsoDate(expiresAt),
            ServerTime: formatIsoDate(now),
        },
    });
}
/** A presigned request whose time has not come. */
export function notYetValid(signedAt, expiresAt, now) {
    return new AwsError('AccessDenied', {
        message: 'Request is not yet valid',
        detail: {
            'X-Amz-Date': String(signedAt),
            Expires: formatIsoDate(expiresAt),
            ServerTime: formatIsoDate(now),
        },
    });
}
/** Headers that had to be signed and were not. */
export function headersNotSigned(names) {
    return new AwsError('AccessDenied', {
        message: 'There were headers present in the request which were not signed',
        detail: { HeadersNotSigned: names.join(', ') },
    });
}
/** No such key, or one that was made inactive: S3 says the same of both. */
export function unknownAccessKey(accessKeyId) {
    return new AwsError('InvalidAccessKeyId', { detail: { AWSAccessKeyId: accessKeyId } });
}
/** The signature is not the one that this key makes of what was signed. */
export function signatureMismatch(mismatch) {
    const { canonicalRequest } = mismatch;
    return new AwsError('SignatureDoesNotMatch', {
        detail: {
            AWSAccessKeyId: mismatch.accessKeyId,
            StringToSign: mismatch.stringToSign,
            SignatureProvided: mismatch.signature,
            ...(canonicalRequest === undefined ? {} : { CanonicalRequest: canonicalRequest }),
        },
    });
}
