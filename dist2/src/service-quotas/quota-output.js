import { appliedValue, defaultValue } from './applied.js';
import { serviceNames } from './catalogue.js';
import { quotaContext } from './levels.js';
import { quotaArn } from './target.js';
/** A quota with the value that binds an account, or one of its buckets. */
export async function appliedQuota(place, target) {
    const { quota, account, bucket } = target;
    return {
        ...described(quota, quotaArn(quota, { region: place.region, account })),
        Value: await appliedValue(place, target),
        QuotaAppliedAtLevel: bucket === undefined ? 'ACCOUNT' : 'RESOURCE',
        QuotaContext: quotaContext(quota, bucket),
    };
}
/** A quota with the value that accounts have without one of their own. */
export async function defaultQuota(place, quota) {
    return {
        ...described(quota, quotaArn(quota, { region: place.region })),
        Value: await defaultValue(place, quota),
        QuotaAppliedAtLevel: 'ACCOUNT',
        QuotaContext: quotaContext(quota),
    };
}
function described(quota, arn) {
    return {
        ServiceCode: quota.service,
        ServiceName: serviceNames[quota.service],
        QuotaArn: arn,
        QuotaCode: quota.code,
        QuotaName: quota.name,
        Description: quota.description,
        Unit: quota.unit,
        Adjustable: true,
        GlobalQuota: quota.isGlobal === true,
    };
}
