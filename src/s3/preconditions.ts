/**
 * Preconditions of reads and of copy sources, in the order of RFC 9110, 13.2.2, which S3 follows:
 * an `If-Match` that holds makes `If-Unmodified-Since` void, and an `If-None-Match` that is there
 * makes `If-Modified-Since` void. Those of writes are only translated here: storage judges them in
 * the transaction that writes.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
 */
import type { ObjectVersion, WriteConditions } from '../storage/model.ts'
import { AwsError } from '../wire/errors.ts'
import { bareETag, namesETag, quoted } from './etag.ts'

/** The four preconditions of a read, as the client sent them. */
export interface ReadConditions {
  readonly IfMatch?: string | undefined
  readonly IfNoneMatch?: string | undefined
  readonly IfModifiedSince?: Date | undefined
  readonly IfUnmodifiedSince?: Date | undefined
}

/** The first condition that does not hold; undefined when all do. */
export function failedCondition(
  conditions: ReadConditions,
  version: Pick<ObjectVersion, 'etag' | 'lastModified'>,
): 'If-Match' | 'If-Unmodified-Since' | 'If-None-Match' | 'If-Modified-Since' | undefined {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions
  if (IfMatch !== undefined) {
    if (!namesETag(IfMatch, version.etag)) return 'If-Match'
  } else if (IfUnmodifiedSince && modifiedSince(version, IfUnmodifiedSince)) {
    return 'If-Unmodified-Since'
  }
  if (IfNoneMatch !== undefined) {
    if (namesETag(IfNoneMatch, version.etag)) return 'If-None-Match'
  } else if (IfModifiedSince && !modifiedSince(version, IfModifiedSince)) {
    return 'If-Modified-Since'
  }
  return undefined
}

/** Throws 412 PreconditionFailed, or 304 for a reader who has the object already. */
export function checkRead(conditions: ReadConditions, version: ObjectVersion): void {
  const failed = failedCondition(conditions, version)
  if (failed === undefined) return
  if (failed === 'If-Match' || failed === 'If-Unmodified-Since') throw preconditionFailed(failed)
  throw new AwsError('NotModified', {
    status: 304,
    message: 'Not Modified',
    headers: {
      etag: quoted(version.etag),
      'last-modified': new Date(version.lastModified).toUTCString(),
    },
  })
}

/** The same of a copy's source, where every failure is a 412. */
export function checkCopySource(
  input: {
    readonly CopySourceIfMatch?: string | undefined
    readonly CopySourceIfNoneMatch?: string | undefined
    readonly CopySourceIfModifiedSince?: Date | undefined
    readonly CopySourceIfUnmodifiedSince?: Date | undefined
  },
  version: ObjectVersion,
): void {
  const failed = failedCondition(
    {
      IfMatch: input.CopySourceIfMatch,
      IfNoneMatch: input.CopySourceIfNoneMatch,
      IfModifiedSince: input.CopySourceIfModifiedSince,
      IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
    },
    version,
  )
  if (failed) throw preconditionFailed(`x-amz-copy-source-${failed}`)
}

/**
 * What storage is to check when it writes. AWS takes only `*` for If-None-Match; an ETag is taken
 * too.
 */
export function writeConditions(input: {
  readonly IfMatch?: string | undefined
  readonly IfNoneMatch?: string | undefined
}): WriteConditions {
  if (input.IfMatch === undefined && input.IfNoneMatch === undefined) return unconditional
  return {
    ifMatch: input.IfMatch === undefined ? undefined : bareETag(input.IfMatch),
    ifNoneMatch: input.IfNoneMatch === undefined ? undefined : bareETag(input.IfNoneMatch),
  }
}

/** What a delete must find. The size and the time are compared as they are, the ETag bare. */
export function deleteConditions(expected: {
  readonly etag?: string | undefined
  readonly lastModified?: Date | undefined
  readonly sizeBytes?: number | undefined
}): WriteConditions {
  const { etag, lastModified, sizeBytes } = expected
  if (etag === undefined && lastModified === undefined && sizeBytes === undefined) {
    return unconditional
  }
  return {
    ifMatch: etag === undefined ? undefined : bareETag(etag),
    ifMatchLastModified: lastModified?.getTime(),
    ifMatchSize: sizeBytes,
  }
}

/** 412, naming the condition as AWS does. */
export function preconditionFailed(condition: string): AwsError {
  return new AwsError('PreconditionFailed', { detail: { Condition: condition } })
}

/** Nothing is asked for. */
export const unconditional: WriteConditions = {}

/** HTTP dates have whole seconds, stored times milliseconds. */
function modifiedSince(version: Pick<ObjectVersion, 'lastModified'>, date: Date): boolean {
  return Math.floor(version.lastModified / 1000) > Math.floor(date.getTime() / 1000)
}
