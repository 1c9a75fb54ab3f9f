import { accepted } from '../errors.js';
import { operation } from '../operation.js';
import { deletePermissions } from '../permissions.js';
import { deleteConditions } from '../preconditions.js';
import { isNullVersion } from '../version-id.js';
/**
 * Removes an object; what is not there counts as removed, whatever the conditions.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
 */
export const DeleteObject = operation('DeleteObject', {
    permission: ({ VersionId, IfMatch }) => deletePermissions({ VersionId, ETag: IfMatch }),
    async handle({ input, bucket, storage }) {
        const { Key = '', VersionId } = input;
        const conditions = deleteConditions({
            etag: input.IfMatch,
            lastModified: input.IfMatchLastModifiedTime,
            sizeBytes: input.IfMatchSize,
        });
        if (!isNullVersion(VersionId))
            return { VersionId };
        accepted(await storage.objects.remove(bucket, Key, conditions));
        return { VersionId };
    },
});
