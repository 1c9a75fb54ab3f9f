import { organizationScope } from '../../accounts/store.js';
import { operation } from '../operation.js';
import { entryOutput, existingEntry, parseEntry, readTemplate } from '../template.js';
/**
 * What the template has of one quota.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuotaIncreaseRequestFromTemplate.html
 */
export const GetServiceQuotaIncreaseRequestFromTemplate = operation('GetServiceQuotaIncreaseRequestFromTemplate', {
    callers: 'management',
    resource: () => '*',
    async handle(context) {
        const quota = parseEntry(context);
        const template = await readTemplate(context.accounts.entities.in(organizationScope));
        const entry = existingEntry(template, quota);
        return { ServiceQuotaIncreaseRequestInTemplate: entryOutput(entry) };
    },
});
