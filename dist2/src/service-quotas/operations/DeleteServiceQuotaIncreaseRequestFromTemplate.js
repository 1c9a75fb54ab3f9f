import { operation } from '../operation.js';
import { changeTemplate, entriesWithout, existingEntry, parseEntry } from '../template.js';
/**
 * Takes a quota out of the template.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_DeleteServiceQuotaIncreaseRequestFromTemplate.html
 */
export const DeleteServiceQuotaIncreaseRequestFromTemplate = operation('DeleteServiceQuotaIncreaseRequestFromTemplate', {
    callers: 'management',
    resource: () => '*',
    async handle(context) {
        const quota = parseEntry(context);
        await changeTemplate(context, (template) => {
            existingEntry(template, quota);
            return { ...template, entries: entriesWithout(template, quota) };
        });
        return {};
    },
});
