import { authorize, isOwnRoot } from '../auth/authorize.js';
import { judgedText } from '../auth/pinned-principals.js';
import { conditionKey } from '../s3/condition-keys.js';
import { resourceOf } from '../s3/resource.js';
import { AwsError } from '../wire/errors.js';
/**
 * Whether a caller must be looked up for a bucket, see {@link beforeBucket}. Most requests come
 * from the bucket's own account, and are spared the wait.
 */
export function isLookedUp(caller, { account, policy }) {
    if (caller.type === 'anonymous' || caller.account !== account)
        return true;
    return policy !== undefined && caller.type === 'root' && caller.policies === undefined;
}
/**
 * The caller as one bucket sees it. Strangers find the buckets of a closed account closed, and the
 * operator, whom nothing binds elsewhere, stands in the organization where a policy may ask for it.
 */
export async function beforeBucket({ findPolicies }, caller, { account, policy }) {
    if (caller.type === 'anonymous' || caller.account !== account) {
        const owner = await findPolicies({ account, type: 'root' });
        if (owner === undefined)
            throw new AwsError('AllAccessDisabled');
    }
    if (policy === undefined || caller.type !== 'root' || caller.policies)
        return caller;
    const policies = await findPolicies({ account: caller.account, type: 'root' });
    return policies === undefined ? caller : { ...caller, policies };
}
/** Throws AccessDenied unless the caller may do this. */
export function authorizeS3(asking, action, { bucket, name, key }) {
    const { caller, circumstances, operation, input, signature, tlsVersion } = asking;
    const { request, now } = circumstances;
    const account = bucket?.account;
    const policy = bucket?.policy === undefined || isOwnersPolicy(caller, action, bucket)
        ? undefined
        : judgedText(bucket.policy);
    // What there is to say of a request is put together only where somebody may ask.
    if (isOwnRoot(caller, { account, policy }))
        return;
    const access = {
        action,
        resource: resourceOf(action, bucket?.name ?? name ?? '', key),
        account,
        policy,
        context: (asked) => conditionKey({
            operation,
            action,
            request,
            input,
            key,
            signature,
            now,
            resourceAccount: account,
            tlsVersion,
        }, asked),
    };
    authorize(caller, access, circumstances);
}
const policyActions = new Set(['s3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy']);
/**
 * "The root user of the bucket owner's account can perform these even if the policy explicitly
 * denies": nobody can lock an account out of its bucket for ever.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
function isOwnersPolicy(caller, action, { account }) {
    return caller.type === 'root' && caller.account === account && policyActions.has(action);
}
