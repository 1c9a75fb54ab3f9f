import { quotasOf } from '../catalogue.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { defaultQuota } from '../quota-output.js';
/**
 * What accounts have of a service without values of their own.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListAWSDefaultServiceQuotas.html
 */
export const ListAWSDefaultServiceQuotas = operation('ListAWSDefaultServiceQuotas', {
    resource: () => '*',
    async handle(context) {
        const quotas = quotasOf(context.input.ServiceCode);
        const { items, NextToken } = page(quotas, context.input, ({ code }) => code);
        const Quotas = await Promise.all(items.map((quota) => defaultQuota(context, quota)));
        return { NextToken, Quotas };
    },
});
