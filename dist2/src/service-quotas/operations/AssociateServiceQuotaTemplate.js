import { operation } from '../operation.js';
import { changeTemplate } from '../template.js';
/**
 * Accounts made from now on get what the template has.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_AssociateServiceQuotaTemplate.html
 */
export const AssociateServiceQuotaTemplate = operation('AssociateServiceQuotaTemplate', {
    callers: 'management',
    resource: () => '*',
    async handle(context) {
        await changeTemplate(context, (template) => ({ ...template, isAssociated: true }));
        return {};
    },
});
