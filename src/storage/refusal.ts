/** The ways storage says no. A service maps each to AWS's error in one table. */
export type Refusal =
  | {
      readonly refused:
        | 'BucketAlreadyExists'
        | 'BucketAlreadyOwnedByYou'
        | 'BucketNotEmpty'
        | 'LimitRaised'
        | 'NoSuchBucket'
        | 'TooManyBuckets'
        | 'TooManyParts'
    }
  | { readonly refused: 'NoSuchKey'; readonly key: string }
  | { readonly refused: 'NoSuchUpload'; readonly uploadId: string }
  | { readonly refused: 'NoSuchPart'; readonly part: number }
  | { readonly refused: 'PreconditionFailed'; readonly condition: string }
  | { readonly refused: 'ConditionalRequestConflict' }
  | { readonly refused: 'InvalidPart' | 'InvalidPartOrder'; readonly part?: number }
  | { readonly refused: 'EntityTooSmall'; readonly part: number; readonly sizeBytes: number }
  | { readonly refused: 'EntityTooLarge'; readonly sizeBytes: number; readonly maxBytes: number }
  | { readonly refused: 'ChecksumMismatch'; readonly algorithm: string }
  | { readonly refused: 'SizeMismatch'; readonly sizeBytes: number }
  | { readonly refused: 'InvalidWriteOffset'; readonly sizeBytes: number }
  | {
      readonly refused: 'QuotaExceeded'
      readonly scope: 'bucket' | 'account'
      readonly name: string
      readonly measure: 'bytes' | 'objects'
      readonly limit: number
      readonly usage: number
    }
  | {
      readonly refused: 'LimitBelowUsage'
      readonly scope: 'bucket' | 'account'
      readonly name: string
      readonly measure: 'bytes' | 'objects' | 'buckets'
      readonly limit: number
      readonly usage: number
    }
  | { readonly refused: 'Full' }

/** Whether an answer of storage's is a refusal. */
export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refused' in answer
}
