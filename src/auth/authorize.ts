/**
 * Step 5 of a request: may this caller do this? For now the account that owns a bucket may do
 * everything in it, whichever of its keys it used, and nobody else may do anything. Identity
 * policies, the bucket's policy, ACLs and the public access block are judged here when they come:
 * further members of {@link Permission}, already loaded, so that the answer stays pure.
 */
import { AwsError } from '../wire/errors.ts'
import type { Caller } from './caller.ts'

/** What a request asks for. */
export interface Permission {
  /** AWS's name, like `s3:PutObject`. */
  readonly permission: string
  /** The account that owns the bucket; undefined for what concerns no bucket that exists yet. */
  readonly bucketOwner?: string | undefined
}

/** Throws AccessDenied unless the caller may do what is asked. */
export function authorize(caller: Caller, { bucketOwner }: Permission): void {
  if (caller.type === 'anonymous') throw new AwsError('AccessDenied')
  if (bucketOwner !== undefined && bucketOwner !== caller.account) {
    throw new AwsError('AccessDenied')
  }
}

/**
 * Holds `x-amz-expected-bucket-owner` (or `x-amz-source-expected-bucket-owner`) against the owner
 * of the bucket. Throws AccessDenied, or InvalidBucketOwnerAWSAccountID for what is no account id.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 */
export function requireExpectedOwner(expected: string | undefined, owner: string): void {
  if (expected === undefined || expected === owner) return
  if (!/^\d{12}$/.test(expected)) {
    throw new AwsError('InvalidBucketOwnerAWSAccountID', {
      status: 400,
      message: 'The value of the expected bucket owner parameter must be an AWS account ID',
    })
  }
  throw new AwsError('AccessDenied')
}
