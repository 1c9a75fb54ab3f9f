import { limits } from '../../limits.js';
import { isRefusal } from '../../storage/refusal.js';
import { findQuota, quotasOf } from '../catalogue.js';
import { levels } from '../levels.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { appliedQuota } from '../quota-output.js';
/**
 * The values that bind the account, or those of its buckets that have values of their own.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServiceQuotas.html
 */
export const ListServiceQuotas = operation('ListServiceQuotas', {
    resource: () => '*',
    async handle(context) {
        const { ServiceCode, QuotaCode, QuotaAppliedAtLevel } = context.input;
        const quotas = QuotaCode ? [findQuota(ServiceCode, QuotaCode)] : quotasOf(ServiceCode);
        const isShown = levels(QuotaAppliedAtLevel);
        const { account } = context;
        const targets = isShown(undefined) ? quotas.map((quota) => ({ quota, account })) : [];
        if (isShown(''))
            targets.push(...(await bucketTargets(context, quotas)));
        const { items, NextToken } = page(targets, context.input, nameOf);
        const Quotas = await Promise.all(items.map((target) => appliedQuota(context, target)));
        return { NextToken, Quotas };
    },
});
function nameOf({ quota, bucket = '' }) {
    return `${quota.code}/${bucket}`;
}
/** The limits that buckets of the account have beside the account's. */
async function bucketTargets(context, quotas) {
    const { account, storage } = context;
    const perBucket = quotas.filter(({ isPerBucket }) => isPerBucket);
    if (perBucket.length === 0)
        return [];
    const query = { account, prefix: '', after: '', max: limits.listBucketsMax };
    const { buckets } = await storage.buckets.list(query);
    const found = [];
    for (const { name: bucket } of buckets) {
        const row = await storage.quotas.get('bucket', bucket);
        if (isRefusal(row))
            continue;
        const own = perBucket.filter(({ measure }) => measure && row.limit[measure] !== undefined);
        found.push(...own.map((quota) => ({ quota, account, bucket })));
    }
    return found;
}
