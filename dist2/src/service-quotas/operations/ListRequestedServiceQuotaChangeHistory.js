import { quotasOf } from '../catalogue.js';
import { operation } from '../operation.js';
import { history } from '../requests.js';
/**
 * What the account asked for in the last 90 days.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListRequestedServiceQuotaChangeHistory.html
 */
export const ListRequestedServiceQuotaChangeHistory = operation('ListRequestedServiceQuotaChangeHistory', {
    resource: () => '*',
    async handle({ input, entities, region }) {
        if (input.ServiceCode !== undefined)
            quotasOf(input.ServiceCode);
        return history(entities, input, region);
    },
});
