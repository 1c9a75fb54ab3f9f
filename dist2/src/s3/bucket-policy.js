import { pinPrincipals } from '../auth/pinned-principals.js';
import { MalformedPolicy } from '../auth/policy/malformed.js';
import { parsePolicy } from '../auth/policy/parse.js';
import { compileGlob, globMatches, tokenize } from '../auth/policy/pattern.js';
import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
import { levelOf } from './resource.js';
/**
 * A policy as it is to be kept for a bucket. Throws MalformedPolicy, also for a principal that does
 * not exist, and PolicyTooLarge.
 */
export async function pinBucketPolicy(text, { name, account }, directory) {
    const document = checkBucketPolicy(text, name);
    return { text, pins: await pinPrincipals(document, directory, account).catch(asS3Says) };
}
/** Throws MalformedPolicy, PolicyTooLarge for a text that cannot be this bucket's policy. */
export function checkBucketPolicy(text, bucket) {
    if (Buffer.byteLength(text) > limits.bucketPolicyBytes) {
        throw new AwsError('PolicyTooLarge', {
            status: 400,
            message: 'Policy exceeds the maximum allowed document size.',
        });
    }
    const document = readPolicy(text);
    for (const { action, resource = noResource } of document.statements) {
        checkActions(action);
        checkResources(resource, bucket);
        checkFit(action, resource);
    }
    return document;
}
const noResource = { not: false, patterns: [] };
/** Throws MalformedPolicy as S3 says it. */
function readPolicy(text) {
    if (!text.startsWith('{'))
        throw new AwsError('MalformedPolicy');
    try {
        return parsePolicy(text, 'resource');
    }
    catch (error) {
        return asS3Says(error);
    }
}
function asS3Says(error) {
    throw error instanceof MalformedPolicy ? malformed(error.words) : error;
}
/**
 * A bucket's policy is its owner's business: anyone else gets 405, whatever the policy grants.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html
 */
export function requireOwnBucket(caller, bucket) {
    if (caller.type !== 'anonymous' && caller.account === bucket.account)
        return;
    throw new AwsError('MethodNotAllowed');
}
const malformed = (message) => new AwsError('MalformedPolicy', { message });
function checkActions({ patterns }) {
    const isOurs = (pattern) => pattern === '*' || /^s3:[*?\w]+$/i.test(pattern);
    if (!patterns.every(isOurs))
        throw malformed('Policy has invalid action');
}
const wildcardsOnly = { wildcards: true, variables: false };
const arnPrefix = 'arn:aws:s3:::';
/** The bucket, what is in it, or a pattern of ARNs that these are among. */
function checkResources({ patterns }, bucket) {
    const isOurs = (pattern) => pattern.startsWith(arnPrefix) &&
        globMatches(compileGlob(tokenize(bucketIn(pattern), wildcardsOnly)), bucket);
    if (patterns.length === 0 || !patterns.every(isOurs)) {
        throw malformed('Policy has invalid resource');
    }
}
const bucketIn = (arn) => arn.slice(arnPrefix.length).split('/', 1)[0] ?? '';
/** An action on objects must have objects to act on, one on the bucket the bucket itself. */
function checkFit(action, resource) {
    if (action.not || resource.not)
        return;
    const hasObjects = resource.patterns.some((arn) => arn.includes('/') || /[*?]$/.test(arn));
    const hasBucket = resource.patterns.some((arn) => !arn.includes('/'));
    for (const pattern of action.patterns) {
        if (/[*?]/.test(pattern))
            continue;
        const level = levelOf(pattern);
        if (level === 'object' ? !hasObjects : !hasBucket) {
            throw malformed('Action does not apply to any resource(s) in statement');
        }
    }
}
/**
 * Whether a policy lets everyone in: it allows something to everyone, and no condition holds them
 * to fixed values of a key that tells who they are. Denials do not count.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function isPublic(text) {
    return readPolicy(text).statements.some((statement) => statement.effect === 'Allow' && isForEveryone(statement) && !isHeld(statement));
}
function isForEveryone({ principal }) {
    return principal === undefined || principal.not || principal.everyone;
}
const holdingKeys = new Set([
    'aws:principalaccount',
    'aws:principalarn',
    'aws:principalorgid',
    'aws:principalorgpaths',
    'aws:sourceaccount',
    'aws:sourcearn',
    'aws:sourceip',
    'aws:sourceorgid',
    'aws:sourceowner',
    'aws:sourcevpc',
    'aws:sourcevpce',
    'aws:userid',
    's3:dataaccesspointaccount',
    's3:dataaccesspointarn',
    's3:x-amz-server-side-encryption-aws-kms-key-id',
]);
const holdingOperators = /^(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/i;
function isHeld({ conditions }) {
    return conditions.some(({ operator, ifExists, quantifier, key, values }) => {
        const name = key.toLowerCase();
        if (ifExists || quantifier === 'ForAllValues' || values.length === 0)
            return false;
        if (!holdingOperators.test(operator) || !holdingKeys.has(name))
            return false;
        return values.every((value) => isFixed(name, value));
    });
}
function isFixed(key, value) {
    if (key === 'aws:sourceip')
        return isNarrow(value);
    // Of an access point, the account alone must be told.
    if (key === 's3:dataaccesspointarn') {
        return /^arn:aws:s3:[^:]*:\d{12}:accesspoint\/[^$]+$/.test(value);
    }
    // A role's session is told by what stands before the colon.
    if (key === 'aws:userid')
        return !/[*?$]/.test(value.replace(/:\*$/, ''));
    return !/[*?]|\$\{/.test(value);
}
/** AWS takes networks wider than /8 (IPv6: /32) for the whole Internet, but for private ones. */
function isNarrow(network) {
    const [address = '', length] = network.split('/');
    if (!/^[\d.]+$|^[\da-f:.]+$/i.test(address))
        return false;
    const isV6 = address.includes(':');
    return length === undefined || Number(length) >= (isV6 ? 32 : 8);
}
