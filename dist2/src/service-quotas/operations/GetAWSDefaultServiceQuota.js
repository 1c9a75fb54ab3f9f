import { findQuota } from '../catalogue.js';
import { operation } from '../operation.js';
import { defaultQuota } from '../quota-output.js';
/**
 * What accounts have of a quota without a value of their own.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetAWSDefaultServiceQuota.html
 */
export const GetAWSDefaultServiceQuota = operation('GetAWSDefaultServiceQuota', {
    resource: () => '*',
    async handle(context) {
        const quota = findQuota(context.input.ServiceCode, context.input.QuotaCode);
        return { Quota: await defaultQuota(context, quota) };
    },
});
