import { checkBucketPolicy, requireOwnBucket } from '../bucket-policy.ts'
import { accepted } from '../errors.ts'
import { operation } from '../operation.ts'

/**
 * Sets the policy of a bucket; it holds for the next request.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
export const PutBucketPolicy = operation('PutBucketPolicy', {
  permission: 's3:PutBucketPolicy',

  async handle({ input, bucket, caller, storage }) {
    requireOwnBucket(caller, bucket)
    const policy = input.Policy ?? ''
    checkBucketPolicy(policy, bucket.name)

    accepted(await storage.buckets.setPolicy(bucket, policy))

    return {}
  },
})
