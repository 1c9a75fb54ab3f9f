import { parseRenameSource } from '../copy-source.js';
import { accepted, invalidRequest } from '../errors.js';
import { bareETag } from '../etag.js';
import { findObject } from '../found-object.js';
import { checkKey } from '../object-key.js';
import { operation } from '../operation.js';
import { writePermissions } from '../permissions.js';
import { failedCondition, preconditionFailed } from '../preconditions.js';
/**
 * Gives an object another key, at once and as it is. AWS has it for directory buckets only; here it
 * is for all. https://docs.aws.amazon.com/AmazonS3/latest/API/API_RenameObject.html
 */
export const RenameObject = operation('RenameObject', {
    permission: ({ DestinationIfMatch }) => writePermissions({ IfMatch: DestinationIfMatch }),
    async handle(context) {
        const { input, bucket, storage } = context;
        const to = input.Key ?? '';
        const from = parseRenameSource(input.RenameSource ?? '', bucket.name);
        checkNames(from, to);
        context.authorize('s3:GetObject', from);
        context.authorize('s3:DeleteObject', from);
        const sourceAsked = {
            IfMatch: input.SourceIfMatch,
            IfNoneMatch: input.SourceIfNoneMatch,
            IfModifiedSince: input.SourceIfModifiedSince,
            IfUnmodifiedSince: input.SourceIfUnmodifiedSince,
        };
        const targetAsked = {
            IfMatch: input.DestinationIfMatch,
            IfNoneMatch: input.DestinationIfNoneMatch,
            IfModifiedSince: input.DestinationIfModifiedSince,
            IfUnmodifiedSince: input.DestinationIfUnmodifiedSince,
        };
        const source = await findObject(context, bucket, { Key: from });
        const target = hasTimes(targetAsked) ? await storage.objects.find(bucket, to) : undefined;
        const conditions = {
            source: pinned(sourceAsked, source, 'x-amz-rename-source-'),
            target: pinned(targetAsked, target, ''),
        };
        accepted(await storage.objects.rename(bucket, { from, to }, conditions));
        return {};
    },
});
/** AWS does not rename what stands for a directory. */
function checkNames(from, to) {
    checkKey(from);
    if (from === '' || from.endsWith('/') || to.endsWith('/')) {
        throw invalidRequest('RenameObject does not take keys that are empty or end with a slash.');
    }
    if (from === to)
        throw invalidRequest('The source and the destination of a rename are the same.');
}
function hasTimes({ IfModifiedSince, IfUnmodifiedSince }) {
    return IfModifiedSince !== undefined || IfUnmodifiedSince !== undefined;
}
/**
 * Storage compares ETags when it writes, but no times: those are judged on what is there now, and
 * the write asks that it is still the same.
 */
function pinned(asked, found, prefix) {
    const { IfMatch, IfNoneMatch } = asked;
    const etags = {
        ifMatch: IfMatch === undefined ? undefined : bareETag(IfMatch),
        ifNoneMatch: IfNoneMatch === undefined ? undefined : bareETag(IfNoneMatch),
    };
    if (!hasTimes(asked) || found === undefined)
        return etags;
    const failed = failedCondition(asked, found);
    if (failed)
        throw preconditionFailed(`${prefix}${failed}`);
    return { ...etags, ifMatch: found.etag, ifMatchLastModified: found.lastModified };
}
