/**
 * The template of quotas, for accounts that are being made: the requests that it makes for them are
 * written with the account, and granted (see the service `service-quotas`) before it is used.
 * https://docs.aws.amazon.com/servicequotas/latest/userguide/organization-templates.html
 */
import { generateQuotaRequestId } from './generate.js';
/** Writes down what the template asks for a new account: `own` is a change of its scope. */
export async function requestTemplate(organization, own, { id: account, managementAccount, now, random }) {
    const template = await organization.get('quotaTemplate', 'quotaTemplate');
    if (!template?.isAssociated)
        return;
    const requester = `arn:aws:iam::${managementAccount}:root`;
    for (const { service, code, value } of template.entries) {
        const id = generateQuotaRequestId(random);
        const times = { createdAt: now, updatedAt: now };
        const asked = { id, account, service, code, value, status: 'PENDING', requester };
        own.put('quotaRequest', id, { ...asked, ...times });
    }
}
