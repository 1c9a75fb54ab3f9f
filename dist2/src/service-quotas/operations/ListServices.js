import { serviceNames } from '../catalogue.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
/**
 * The services that have quotas.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServices.html
 */
export const ListServices = operation('ListServices', {
    resource: () => '*',
    async handle({ input }) {
        const all = Object.entries(serviceNames);
        const { items, NextToken } = page(all, input, ([code]) => code);
        const Services = items.map(([ServiceCode, ServiceName]) => ({ ServiceCode, ServiceName }));
        return { NextToken, Services };
    },
});
