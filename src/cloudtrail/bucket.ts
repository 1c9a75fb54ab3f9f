/** Where a trail delivers to: its account's bucket, or one whose policy lets CloudTrail write. */
import { judgedText } from '../auth/pinned-principals.ts'
import { resourcePolicy } from '../auth/policies.ts'
import { evaluate } from '../auth/policy/evaluate.ts'
import type { Bucket } from '../storage/model.ts'
import type { Storage } from '../storage/storage.ts'
import { trailError } from './errors.ts'

/** A trail that wants to write, and under which keys. */
export interface Delivering {
  readonly account: string
  readonly arn: string
  /** The key, or what the keys will begin with; a policy may allow no others. */
  readonly key: string
}

/** The bucket, or S3's code for why nothing can be written to it. */
export async function deliveryBucket(
  storage: Pick<Storage, 'buckets'>,
  name: string,
  delivering: Delivering,
): Promise<Bucket | 'NoSuchBucket' | 'AccessDenied'> {
  const bucket = await storage.buckets.find(name)
  if (bucket === undefined) return 'NoSuchBucket'
  return mayDeliver(bucket, delivering) ? bucket : 'AccessDenied'
}

/** Throws S3BucketDoesNotExistException or InsufficientS3BucketPolicyException. */
export async function requireBucket(
  storage: Pick<Storage, 'buckets'>,
  name: string,
  delivering: Delivering,
): Promise<void> {
  const found = await deliveryBucket(storage, name, delivering)
  if (found === 'NoSuchBucket') {
    throw trailError('S3BucketDoesNotExistException', `S3 bucket ${name} does not exist!`)
  }
  if (found === 'AccessDenied') {
    const message = `Incorrect S3 bucket policy is detected for bucket: ${name}`
    throw trailError('InsufficientS3BucketPolicyException', message)
  }
}

/**
 * AWS asks for the policy in any case. Here a trail may write to its own account's buckets, unless
 * their policies deny it.
 */
function mayDeliver(bucket: Bucket, { account, arn, key }: Delivering): boolean {
  const isOwn = bucket.account === account
  if (bucket.policy === undefined) return isOwn
  const context = new Map([
    ['aws:sourcearn', arn],
    ['aws:sourceaccount', account],
    ['s3:x-amz-acl', 'bucket-owner-full-control'],
    ['aws:principalservicename', service],
    ['aws:principalisawsservice', 'true'],
    ['aws:securetransport', 'true'],
  ])
  const { allowed, reason } = evaluate({
    action: 's3:PutObject',
    resource: `arn:aws:s3:::${bucket.name}/${key}`,
    context: (name) => {
      const value = context.get(name)
      return value === undefined ? undefined : [value]
    },
    principal: { type: 'service', service },
    resourceAccount: bucket.account,
    policies: { scps: [], identity: [], resource: resourcePolicy(judgedText(bucket.policy)) },
  })
  return allowed || (isOwn && reason !== 'explicitDeny')
}

const service = 'cloudtrail.amazonaws.com'
