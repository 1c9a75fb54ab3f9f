import { limits } from '../../limits.ts'
import type { ChecksumType } from '../../storage/model.ts'
import { isRefusal } from '../../storage/refusal.ts'
import type { NamedPart } from '../../storage/storage.ts'
import { AwsError } from '../../wire/errors.ts'
import { checksumFields, statedChecksums } from '../checksum-fields.ts'
import { accepted, invalidRequest } from '../errors.ts'
import { bareETag, quoted } from '../etag.ts'
import { objectUrl } from '../object-url.ts'
import { type Input, operation } from '../operation.ts'
import { writePermissions } from '../permissions.ts'
import { writeConditions } from '../preconditions.ts'
import { refuseUnbuilt } from '../unbuilt.ts'

/**
 * Makes an object of parts; a repeated call answers what the first did.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
 */
export const CompleteMultipartUpload = operation('CompleteMultipartUpload', {
  permission: writePermissions,
  slow: true,

  async handle({ input, bucket, storage, request }) {
    refuseUnbuilt(input)
    const { Key = '', UploadId = '' } = input
    const target = { key: Key, uploadId: UploadId, conditions: writeConditions(input) }
    const stated = {
      checksums: statedChecksums(input),
      type: parseType(input.ChecksumType),
      sizeBytes: input.MpuObjectSize,
    }

    const parts = namedParts(input)
    if (stated.type) {
      const upload = await storage.uploads.find(bucket, Key, UploadId)
      if (!isRefusal(upload)) checkType(upload.checksumType, stated.type)
    }

    const version = accepted(await storage.uploads.complete(bucket, target, { parts, stated }))

    return {
      Location: objectUrl(request, bucket.name, Key),
      Bucket: bucket.name,
      Key,
      ETag: quoted(version.etag),
      ...checksumFields(version.checksum),
    }
  },
})

function parseType(type: string | undefined): ChecksumType | undefined {
  if (type === undefined || type === 'COMPOSITE' || type === 'FULL_OBJECT') return type
  throw invalidRequest('Value for x-amz-checksum-type header is invalid.')
}

function checkType(ofUpload: ChecksumType | undefined, stated: ChecksumType): void {
  if (ofUpload === undefined || ofUpload === stated) return
  throw invalidRequest(
    `The upload was created using the ${ofUpload} checksum mode. ` +
      'The complete request must use the same checksum mode.',
  )
}

function namedParts({
  MultipartUpload,
}: Pick<Input<'CompleteMultipartUpload'>, 'MultipartUpload'>): NamedPart[] {
  const parts = MultipartUpload?.Parts ?? []
  if (parts.length === 0 || parts.length > limits.partsMax) throw new AwsError('MalformedXML')
  return parts.map((part) => {
    if (part.PartNumber === undefined || part.ETag === undefined) throw new AwsError('MalformedXML')
    return {
      number: part.PartNumber,
      etag: bareETag(part.ETag),
      checksums: statedChecksums(part),
    }
  })
}
