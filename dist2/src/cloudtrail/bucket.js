/** Where a trail delivers to: its account's bucket, or one whose policy lets CloudTrail write. */
import { judgedText } from '../auth/pinned-principals.js';
import { resourcePolicy } from '../auth/policies.js';
import { evaluate } from '../auth/policy/evaluate.js';
import { trailError } from './errors.js';
/** The bucket, or S3's code for why nothing can be written to it. */
export async function deliveryBucket(storage, name, delivering) {
    const bucket = await storage.buckets.find(name);
    if (bucket === undefined)
        return 'NoSuchBucket';
    return mayDeliver(bucket, delivering) ? bucket : 'AccessDenied';
}
/** Throws S3BucketDoesNotExistException or InsufficientS3BucketPolicyException. */
export async function requireBucket(storage, name, delivering) {
    const found = await deliveryBucket(storage, name, delivering);
    if (found === 'NoSuchBucket') {
        throw trailError('S3BucketDoesNotExistException', `S3 bucket ${name} does not exist!`);
    }
    if (found === 'AccessDenied') {
        const message = `Incorrect S3 bucket policy is detected for bucket: ${name}`;
        throw trailError('InsufficientS3BucketPolicyException', message);
    }
}
/**
 * AWS asks for the policy in any case. Here a trail may write to its own account's buckets, unless
 * their policies deny it.
 */
function mayDeliver(bucket, { account, arn, key }) {
    const isOwn = bucket.account === account;
    if (bucket.policy === undefined)
        return isOwn;
    const context = new Map([
        ['aws:sourcearn', arn],
        ['aws:sourceaccount', account],
        ['s3:x-amz-acl', 'bucket-owner-full-control'],
        ['aws:principalservicename', service],
        ['aws:principalisawsservice', 'true'],
        ['aws:securetransport', 'true'],
    ]);
    const { allowed, reason } = evaluate({
        action: 's3:PutObject',
        resource: `arn:aws:s3:::${bucket.name}/${key}`,
        context: (name) => {
            const value = context.get(name);
            return value === undefined ? undefined : [value];
        },
        principal: { type: 'service', service },
        resourceAccount: bucket.account,
        policies: { scps: [], identity: [], resource: resourcePolicy(judgedText(bucket.policy)) },
    });
    return allowed || (isOwn && reason !== 'explicitDeny');
}
const service = 'cloudtrail.amazonaws.com';
