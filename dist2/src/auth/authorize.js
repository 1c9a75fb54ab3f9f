/**
 * Step 5 of a request: may this caller do this? All that binds the caller has been gathered (its
 * own policies, its boundary, its session's, the organization's) and so has the resource's policy:
 * the answer is pure.
 */
import { AwsError } from '../wire/errors.js';
import { globalContext } from './global-context.js';
import { policiesOf, resourcePolicy } from './policies.js';
import { evaluate } from './policy/evaluate.js';
import { explainDenial } from './policy/explain.js';
/** Throws AccessDenied, with AWS's explanation, unless the caller may do what is asked. */
export function authorize(caller, access, circumstances) {
    if (isOwnRoot(caller, access))
        return;
    const asked = policyRequest(caller, access, circumstances);
    const decision = evaluate(asked);
    if (decision.allowed)
        return;
    if (caller.type === 'anonymous')
        throw new AwsError('AccessDenied');
    const explanation = explainDenial(asked, decision);
    throw (access.refusal?.({ caller, request: asked, decision }, explanation) ??
        new AwsError('AccessDenied', { message: explanation }));
}
/** Whether the caller may do what is asked. */
export function isAllowed(caller, access, circumstances) {
    return isOwnRoot(caller, access) || evaluate(policyRequest(caller, access, circumstances)).allowed;
}
/** Most requests, and the cheapest to judge: an account's own keys on what is the account's. */
export function isOwnRoot(caller, { account, policy }) {
    if (caller.type !== 'root' || policy !== undefined || caller.session !== undefined)
        return false;
    if (account !== undefined && account !== caller.account)
        return false;
    return caller.policies === undefined || caller.policies.scps.length === 0;
}
function policyRequest(caller, { action, resource, account, policy, context: own }, circumstances) {
    const general = globalContext(caller, circumstances);
    const bound = caller.type === 'anonymous' ? { scps: [], identity: [] } : policiesOf(caller);
    return {
        action,
        resource,
        context: own === undefined ? general : (key) => own(key) ?? general(key),
        principal: principalOf(caller),
        resourceAccount: account,
        policies: policy === undefined ? bound : { ...bound, resource: resourcePolicy(policy) },
    };
}
/** The caller, as policies name principals. */
export function principalOf(caller) {
    if (caller.type === 'anonymous')
        return caller;
    const { type, account, arn } = caller;
    const named = { account, arn, canonicalUser: account };
    // What a root gives away has the root's rights, as far as the session's policies go.
    if (type === 'root' || caller.session?.principal.type === 'root')
        return { type: 'root', ...named };
    const uniqueId = caller.policies?.uniqueId ?? '';
    if (type === 'user')
        return { type, ...named, uniqueId, arn: userArn(caller) };
    const standsOn = caller.session?.principal.arn ?? arn;
    if (type === 'role')
        return { type, ...named, uniqueId, roleArn: standsOn };
    return { type: 'federatedUser', ...named, uniqueId, userArn: standsOn };
}
/** A user's own ARN, also for a session of its. */
function userArn({ session, arn }) {
    return session?.principal.arn ?? arn;
}
/**
 * Holds `x-amz-expected-bucket-owner` (or `x-amz-source-expected-bucket-owner`) against the owner
 * of the bucket. Throws AccessDenied, or InvalidBucketOwnerAWSAccountID for what is no account id.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 */
export function requireExpectedOwner(expected, owner) {
    if (expected === undefined || expected === owner)
        return;
    if (!/^\d{12}$/.test(expected)) {
        throw new AwsError('InvalidBucketOwnerAWSAccountID', {
            status: 400,
            message: 'The value of the expected bucket owner parameter must be an AWS account ID',
        });
    }
    throw new AwsError('AccessDenied');
}
