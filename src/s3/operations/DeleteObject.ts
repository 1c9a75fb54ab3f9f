import { accepted } from '../errors.ts'
import { operation } from '../operation.ts'
import { deletePermissions } from '../permissions.ts'
import { deleteConditions } from '../preconditions.ts'
import { isNullVersion } from '../version-id.ts'

/**
 * Removes an object; what is not there counts as removed, whatever the conditions.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
 */
export const DeleteObject = operation('DeleteObject', {
  permission: ({ VersionId, IfMatch }) => deletePermissions({ VersionId, ETag: IfMatch }),

  async handle({ input, bucket, storage }) {
    const { Key = '', VersionId } = input
    const conditions = deleteConditions({
      etag: input.IfMatch,
      lastModified: input.IfMatchLastModifiedTime,
      sizeBytes: input.IfMatchSize,
    })
    if (!isNullVersion(VersionId)) return { VersionId }

    accepted(await storage.objects.remove(bucket, Key, conditions))
    return { VersionId }
  },
})
