import { organizationScope } from '../../accounts/store.js';
import { operation } from '../operation.js';
import { readTemplate } from '../template.js';
/**
 * Whether new accounts get what the template has.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetAssociationForServiceQuotaTemplate.html
 */
export const GetAssociationForServiceQuotaTemplate = operation('GetAssociationForServiceQuotaTemplate', {
    callers: 'management',
    resource: () => '*',
    async handle({ accounts }) {
        const { isAssociated } = await readTemplate(accounts.entities.in(organizationScope));
        return {
            ServiceQuotaTemplateAssociationStatus: isAssociated
                ? 'ASSOCIATED'
                : 'DISASSOCIATED',
        };
    },
});
