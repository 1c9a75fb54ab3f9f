import { operation } from '../operation.js';
import { existingRequest, requestOutput } from '../requests.js';
/**
 * How a request of the account stands.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetRequestedServiceQuotaChange.html
 */
export const GetRequestedServiceQuotaChange = operation('GetRequestedServiceQuotaChange', {
    resource: () => '*',
    async handle({ input, entities, region }) {
        const request = await existingRequest(entities, input.RequestId);
        return { RequestedQuota: requestOutput(request, region) };
    },
});
