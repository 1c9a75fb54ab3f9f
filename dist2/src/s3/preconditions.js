import { AwsError } from '../wire/errors.js';
import { bareETag, namesETag, quoted } from './etag.js';
/** The first condition that does not hold; undefined when all do. */
export function failedCondition(conditions, version) {
    const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
    if (IfMatch !== undefined) {
        if (!namesETag(IfMatch, version.etag))
            return 'If-Match';
    }
    else if (IfUnmodifiedSince && modifiedSince(version, IfUnmodifiedSince)) {
        return 'If-Unmodified-Since';
    }
    if (IfNoneMatch !== undefined) {
        if (namesETag(IfNoneMatch, version.etag))
            return 'If-None-Match';
    }
    else if (IfModifiedSince && !modifiedSince(version, IfModifiedSince)) {
        return 'If-Modified-Since';
    }
    return undefined;
}
/** Throws 412 PreconditionFailed, or 304 for a reader who has the object already. */
export function checkRead(conditions, version) {
    const failed = failedCondition(conditions, version);
    if (failed === undefined)
        return;
    if (failed === 'If-Match' || failed === 'If-Unmodified-Since')
        throw preconditionFailed(failed);
    throw new AwsError('NotModified', {
        status: 304,
        message: 'Not Modified',
        headers: {
            etag: quoted(version.etag),
            'last-modified': new Date(version.lastModified).toUTCString(),
        },
    });
}
/** The same of a copy's source, where every failure is a 412. */
export function checkCopySource(input, version) {
    const failed = failedCondition({
        IfMatch: input.CopySourceIfMatch,
        IfNoneMatch: input.CopySourceIfNoneMatch,
        IfModifiedSince: input.CopySourceIfModifiedSince,
        IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
    }, version);
    if (failed)
        throw preconditionFailed(`x-amz-copy-source-${failed}`);
}
/**
 * What storage is to check when it writes. AWS takes only `*` for If-None-Match; an ETag is taken
 * too.
 */
export function writeConditions(input) {
    if (input.IfMatch === undefined && input.IfNoneMatch === undefined)
        return unconditional;
    return {
        ifMatch: input.IfMatch === undefined ? undefined : bareETag(input.IfMatch),
        ifNoneMatch: input.IfNoneMatch === undefined ? undefined : bareETag(input.IfNoneMatch),
    };
}
/** What a delete must find. The size and the time are compared as they are, the ETag bare. */
export function deleteConditions(expected) {
    const { etag, lastModified, sizeBytes } = expected;
    if (etag === undefined && lastModified === undefined && sizeBytes === undefined) {
        return unconditional;
    }
    return {
        ifMatch: etag === undefined ? undefined : bareETag(etag),
        ifMatchLastModified: lastModified?.getTime(),
        ifMatchSize: sizeBytes,
    };
}
/** 412, naming the condition as AWS does. */
export function preconditionFailed(condition) {
    return new AwsError('PreconditionFailed', { detail: { Condition: condition } });
}
/** Nothing is asked for. */
export const unconditional = {};
/** HTTP dates have whole seconds, stored times milliseconds. */
function modifiedSince(version, date) {
    return Math.floor(version.lastModified / 1000) > Math.floor(date.getTime() / 1000);
}
