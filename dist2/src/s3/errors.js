/** Storage's refusals in AWS's words: one table, the only place where the two vocabularies meet. */
import { limits } from '../limits.js';
import { isRefusal } from '../storage/refusal.js';
import { AwsError } from '../wire/errors.js';
const answers = {
    BucketAlreadyExists: ({ refused }) => new AwsError(refused),
    BucketAlreadyOwnedByYou: ({ refused }) => new AwsError(refused),
    BucketNotEmpty: ({ refused }) => new AwsError(refused),
    NoSuchBucket: ({ refused }) => new AwsError(refused),
    TooManyBuckets: ({ refused }) => new AwsError(refused),
    TooManyParts: ({ refused }) => new AwsError(refused),
    NoSuchKey: ({ refused, key }) => new AwsError(refused, { detail: { Key: key } }),
    NoSuchUpload: ({ refused, uploadId }) => new AwsError(refused, { detail: { UploadId: uploadId } }),
    NoSuchPart: ({ part }) => noSuchPart(part),
    PreconditionFailed: ({ refused, condition }) => new AwsError(refused, { detail: { Condition: condition } }),
    ConditionalRequestConflict: ({ refused }) => new AwsError(refused),
    InvalidPart: ({ refused, part }) => new AwsError(refused, partDetail(part)),
    InvalidPartOrder: ({ refused, part }) => new AwsError(refused, partDetail(part)),
    EntityTooSmall: ({ refused, part, sizeBytes }) => new AwsError(refused, {
        detail: {
            ProposedSize: String(sizeBytes),
            MinSizeAllowed: String(limits.partBytesMin),
            PartNumber: String(part),
        },
    }),
    EntityTooLarge: ({ refused, sizeBytes, maxBytes }) => new AwsError(refused, {
        detail: { ProposedSize: String(sizeBytes), MaxSizeAllowed: String(maxBytes) },
    }),
    ChecksumMismatch: ({ algorithm }) => new AwsError('BadDigest', {
        message: `The ${algorithm} you specified did not match the calculated checksum.`,
    }),
    SizeMismatch: ({ sizeBytes }) => invalidRequest('The provided x-amz-mp-object-size header does not match what was computed: ' +
        `the parts are ${sizeBytes} bytes.`),
    InvalidWriteOffset: ({ refused, sizeBytes }) => new AwsError(refused, { detail: { ObjectSize: String(sizeBytes) } }),
    QuotaExceeded: quotaExceeded,
    // Limits are set through Service Quotas and the command line, which have words of their own.
    LimitBelowUsage: ({ name, measure, limit, usage }) => invalidRequest(`A limit of ${limit} ${measure} is below the ${usage} that ${name} has.`),
    LimitRaised: () => invalidRequest('The limit is lower than this by now.'),
    // AWS has no word for a full disk. 507 says it, and SDKs do not retry it.
    Full: () => new AwsError('InsufficientStorage'),
};
/** The error that a refusal is. */
export function refusalError(refusal) {
    return answers[refusal.refused](refusal);
}
/** What storage answered, if it did not refuse; throws the refusal's AwsError. */
export function accepted(answer) {
    if (isRefusal(answer))
        throw refusalError(answer);
    return answer;
}
/** 400 InvalidArgument about one argument, with AWS's details. */
export function invalidArgument(name, value, message) {
    return new AwsError('InvalidArgument', {
        message,
        detail: { ArgumentName: name, ArgumentValue: value },
    });
}
/** 400 InvalidRequest with a message of AWS's. */
export function invalidRequest(message) {
    return new AwsError('InvalidRequest', { message });
}
/**
 * A `partNumber` that the object does not have. AWS's list of errors has InvalidPartNumber (416)
 * for it; the public test suite, run against AWS, expects this one.
 */
export function noSuchPart(part) {
    return new AwsError('InvalidPart', {
        status: 400,
        message: 'The requested part number is not satisfiable.',
        detail: { PartNumber: String(part) },
    });
}
function partDetail(part) {
    return part === undefined ? {} : { detail: { PartNumber: String(part) } };
}
function quotaExceeded(refusal) {
    const { scope, name, measure, limit, usage } = refusal;
    return new AwsError('QuotaExceeded', {
        status: 403,
        message: `The quota of ${scope} ${name} is ${limit} ${measure}, of which ${usage} are used.`,
        detail: { QuotaScope: scope, QuotaLimit: String(limit), QuotaUsage: String(usage) },
    });
}
