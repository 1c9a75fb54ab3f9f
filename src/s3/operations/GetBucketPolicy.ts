import { AwsError } from '../../wire/errors.ts'
import { requireOwnBucket } from '../bucket-policy.ts'
import { operation } from '../operation.ts'

/**
 * Gives back the policy of a bucket, as it was given.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html
 */
export const GetBucketPolicy = operation('GetBucketPolicy', {
  permission: 's3:GetBucketPolicy',

  async handle({ bucket, caller }) {
    requireOwnBucket(caller, bucket)
    const { name, policy } = bucket
    if (policy === undefined) {
      throw new AwsError('NoSuchBucketPolicy', { detail: { BucketName: name } })
    }
    return { Policy: policy }
  },
})
