import { limits } from '../../limits.js';
import { quotaExceeded } from '../errors.js';
import { operation } from '../operation.js';
import { parseValue, quotaResource } from '../target.js';
import { changeTemplate, entriesWithout, entryOutput, parseEntry } from '../template.js';
/**
 * Puts a quota into the template, or replaces its value there.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_PutServiceQuotaIncreaseRequestIntoTemplate.html
 */
export const PutServiceQuotaIncreaseRequestIntoTemplate = operation('PutServiceQuotaIncreaseRequestIntoTemplate', {
    callers: 'management',
    resource: quotaResource,
    async handle(context) {
        const quota = parseEntry(context);
        const { service, code } = quota;
        const value = parseValue(context.input.DesiredValue);
        const entry = { region: context.region, service, code, value };
        await changeTemplate(context, (template) => {
            const entries = [...entriesWithout(template, quota), entry];
            if (entries.length > limits.quotaTemplateEntries) {
                throw quotaExceeded(`A template has at most ${limits.quotaTemplateEntries} quotas.`);
            }
            return { ...template, entries };
        });
        return { ServiceQuotaIncreaseRequestInTemplate: entryOutput(entry) };
    },
});
