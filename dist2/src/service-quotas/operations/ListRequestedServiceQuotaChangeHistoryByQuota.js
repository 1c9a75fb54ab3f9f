import { findQuota } from '../catalogue.js';
import { operation } from '../operation.js';
import { history } from '../requests.js';
/**
 * What the account asked for of one quota in the last 90 days.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListRequestedServiceQuotaChangeHistoryByQuota.html
 */
export const ListRequestedServiceQuotaChangeHistoryByQuota = operation('ListRequestedServiceQuotaChangeHistoryByQuota', {
    resource: () => '*',
    async handle({ input, entities, region }) {
        findQuota(input.ServiceCode, input.QuotaCode);
        return history(entities, input, region);
    },
});
