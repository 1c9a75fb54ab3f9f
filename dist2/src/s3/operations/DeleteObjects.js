import { limits } from '../../limits.js';
import { isRefusal } from '../../storage/refusal.js';
import { AwsError } from '../../wire/errors.js';
import { bodyAlgorithm } from '../checksum-fields.js';
import { invalidRequest, refusalError } from '../errors.js';
import { checkKey } from '../object-key.js';
import { askedByHandler, operation } from '../operation.js';
import { deletePermissions } from '../permissions.js';
import { deleteConditions } from '../preconditions.js';
import { isNullVersion } from '../version-id.js';
/**
 * Removes up to 1,000 objects, each on its own: one that fails does not keep the others.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
 */
export const DeleteObjects = operation('DeleteObjects', {
    permission: askedByHandler,
    async handle(context) {
        const { input, request } = context;
        checkDigest(request.headers);
        const objects = input.Delete?.Objects ?? [];
        if (objects.length === 0 || objects.length > limits.deleteKeysMax) {
            throw new AwsError('MalformedXML');
        }
        const failures = await removeAll(context, objects);
        const failed = failures.filter((failure) => failure !== undefined);
        if (input.Delete?.Quiet)
            return { Errors: failed };
        const removed = objects.filter((_, index) => failures[index] === undefined);
        return {
            Deleted: removed.map(({ Key, VersionId }) => ({ Key, VersionId })),
            Errors: failed,
        };
    },
});
/** AWS does not remove on a list that may have been garbled on its way. */
function checkDigest(headers) {
    if (headers['content-md5'] !== undefined || bodyAlgorithm(headers) !== undefined)
        return;
    throw invalidRequest('Missing required header for this request: Content-MD5 OR x-amz-checksum-*');
}
/** For each object asked for, in order: why it is still there, or undefined. */
async function removeAll({ bucket, storage, authorize }, objects) {
    const failures = objects.map((named) => refusedAtOnce(authorize, named));
    const asked = [...objects.keys()].filter((index) => failures[index] === undefined && isNullVersion(objects[index]?.VersionId));
    const keys = asked.map((index) => toRemove(objects[index]));
    const answers = await storage.objects.removeMany(bucket, keys);
    asked.forEach((index, place) => {
        const answer = answers[place];
        if (isRefusal(answer)) {
            failures[index] = failure(objects[index], refusalError(answer));
        }
    });
    return failures;
}
/** What is wrong with one name, without looking for the object; or that it may not be removed. */
function refusedAtOnce(authorize, named) {
    try {
        checkKey(named.Key ?? '');
        const asked = { VersionId: named.VersionId, IfMatch: named.ETag };
        for (const action of deletePermissions(named))
            authorize(action, named.Key, asked);
        isNullVersion(named.VersionId);
        return undefined;
    }
    catch (error) {
        if (error instanceof AwsError)
            return failure(named, error);
        throw error;
    }
}
function toRemove({ Key = '', ETag, LastModifiedTime, Size }) {
    const conditions = deleteConditions({
        etag: ETag,
        lastModified: LastModifiedTime,
        sizeBytes: Size,
    });
    return { key: Key, conditions };
}
function failure({ Key, VersionId }, error) {
    return { Key, VersionId, Code: error.code, Message: error.message };
}
