import { illegalArgument } from './errors.js';
/**
 * Whether a list of this level shows what is a bucket's, or the account's without one: by default
 * the account's alone. Throws IllegalArgumentException.
 */
export function levels(level = 'ACCOUNT') {
    if (level === 'ALL')
        return () => true;
    if (level === 'RESOURCE')
        return (bucket) => bucket !== undefined;
    if (level === 'ACCOUNT')
        return (bucket) => bucket === undefined;
    throw illegalArgument(`There is no level ${level}.`);
}
/** What a value is for; undefined for a quota that only accounts have. */
export function quotaContext(quota, bucket) {
    if (!quota.isPerBucket)
        return undefined;
    if (bucket === undefined)
        return { ContextScope: 'ACCOUNT', AdjustableAtLevel: 'ALL' };
    return {
        ContextScope: 'RESOURCE',
        ContextScopeType: 'AWS::S3::Bucket',
        ContextId: bucket,
        AdjustableAtLevel: 'ALL',
    };
}
