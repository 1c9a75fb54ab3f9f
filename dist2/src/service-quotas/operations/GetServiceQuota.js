import { limits } from '../../limits.js';
import { noSuchResource } from '../errors.js';
import { operation } from '../operation.js';
import { appliedQuota } from '../quota-output.js';
import { parseTarget } from '../target.js';
/**
 * The value of a quota that binds the account, or one of its buckets if that has one of its own.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html
 */
export const GetServiceQuota = operation('GetServiceQuota', {
    resource: () => '*',
    async handle(context) {
        const target = await parseTarget(context);
        const quota = await appliedQuota(context, target);
        if (target.bucket !== undefined && quota.Value === limits.quotaValueMax) {
            throw noSuchResource('The request failed because applied value for the specified context Id do not exist.');
        }
        return { Quota: quota };
    },
});
