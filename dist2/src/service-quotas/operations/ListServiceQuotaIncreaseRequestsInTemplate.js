import { organizationScope } from '../../accounts/store.js';
import { quotaName } from '../catalogue.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { entryOutput, readTemplate } from '../template.js';
/**
 * What the template has.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServiceQuotaIncreaseRequestsInTemplate.html
 */
export const ListServiceQuotaIncreaseRequestsInTemplate = operation('ListServiceQuotaIncreaseRequestsInTemplate', {
    callers: 'management',
    resource: () => '*',
    async handle({ input, accounts }) {
        const { entries } = await readTemplate(accounts.entities.in(organizationScope));
        const found = entries.filter(({ service, region }) => service === (input.ServiceCode ?? service) && region === (input.AwsRegion ?? region));
        const { items, NextToken } = page(found, input, quotaName);
        return { NextToken, ServiceQuotaIncreaseRequestInTemplateList: items.map(entryOutput) };
    },
});
