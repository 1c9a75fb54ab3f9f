import { templateNotInUse } from '../errors.js';
import { operation } from '../operation.js';
import { changeTemplate } from '../template.js';
/**
 * Accounts made from now on begin with the defaults; the template is kept.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_DisassociateServiceQuotaTemplate.html
 */
export const DisassociateServiceQuotaTemplate = operation('DisassociateServiceQuotaTemplate', {
    callers: 'management',
    resource: () => '*',
    async handle(context) {
        await changeTemplate(context, (template) => {
            if (!template.isAssociated)
                throw templateNotInUse();
            return { ...template, isAssociated: false };
        });
        return {};
    },
});
