import { limits } from '../limits.js';
import { noSuchBucket } from './applied.js';
import { findQuota, quotaName } from './catalogue.js';
import { illegalArgument } from './errors.js';
const bucketArn = /^arn:aws:s3:::/;
/**
 * The quota that an input names, of the bucket in `ContextId` (its name or ARN) if there is one.
 * Throws NoSuchResourceException, IllegalArgumentException.
 */
export async function parseTarget(context) {
    const { input, account, storage } = context;
    const quota = findQuota(input.ServiceCode, input.QuotaCode);
    if (input.ContextId === undefined)
        return { quota, account };
    if (!quota.isPerBucket) {
        throw illegalArgument(`The quota ${quota.code} has no ContextId: it is the account's alone.`);
    }
    const bucket = input.ContextId.replace(bucketArn, '');
    const found = await storage.buckets.find(bucket);
    if (found?.account !== account)
        throw noSuchBucket(bucket);
    return { quota, account, bucket };
}
/** A value that a quota may have. Throws IllegalArgumentException. */
export function parseValue(value) {
    const isValue = value !== undefined && value >= 0 && Number.isSafeInteger(value);
    if (isValue)
        return value;
    const most = `${limits.quotaValueMax}, which is no limit`;
    throw illegalArgument(`The desired value must be a whole number from 0 to ${most}.`);
}
/** The ARN of a quota: of an account, or without one of the default. */
export function quotaArn({ service, code, isGlobal }, { region, account = '' }) {
    return `arn:aws:servicequotas:${isGlobal ? '' : region}:${account}:${service}/${code}`;
}
/** The resource of a permission that is for one quota, there or not, with its tags. */
export async function quotaResource(context) {
    const { input, region, account, entities } = context;
    const { ServiceCode: service = '', QuotaCode: code = '' } = input;
    const { tags = {} } = (await entities.get('quotaTags', quotaName({ service, code }))) ?? {};
    return { arn: `arn:aws:servicequotas:${region}:${account}:${service}/${code}`, tags };
}
